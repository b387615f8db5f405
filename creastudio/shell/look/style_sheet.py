"""The one style sheet, made from the tokens of a theme and its scale."""

from __future__ import annotations

from collections.abc import Callable
from string import Template

from creastudio.shell.icons import icon_file
from creastudio.shell.theme import Tokens

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow { background: $window; }
QDialog { background: $panel; }
QMainWindow::separator { background: $window; width: ${p6}px; height: ${p6}px; }
QMainWindow::separator:hover { background: $border_strong; }
QSplitter::handle { background: $window; }
QSplitter::handle:hover { background: $border_strong; }
QDockWidget > QWidget { background: $panel; }
QWidget[role="panel"], QScrollArea[role="panel"], QScrollArea[role="panel"] > QWidget > QWidget { background: $panel; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${f22}px; font-weight: 600; }
QLabel[role="heading"] { font-size: ${f15}px; font-weight: 600; }
QLabel[role="section"] { font-size: ${f11}px; font-weight: 600; color: $dim; letter-spacing: 0.6px; }
QLabel[role="dim"] { color: $dim; }
QLabel[role="small"] { color: $dim; font-size: ${f12}px; }
QLabel[role="error"] { color: $danger; font-size: ${f12}px; }
QLabel[role="warning"] { color: $warning; font-size: ${f12}px; }
QLabel[role="key"] { color: $dim; border: 1px solid $border_strong; border-radius: ${p4}px;
  padding: 1px ${p6}px; font-size: ${f11}px; background: $field; }

QFrame[role="card"] { background: $raised; border: 1px solid $border; border-radius: ${p8}px; }
QFrame[role="card"][shown="true"] { border-color: $accent; border-left-width: ${p4}px; }
QFrame[role="toast"] { background: $raised; border: 1px solid $border_strong; border-radius: ${p8}px; }
QFrame[role="popup"] { background: $panel; border: 1px solid $border_strong; border-radius: ${p4}px; }
QFrame[role="bar"] { background: $panel; border: none; }
QFrame[role="drop"] { background: $field; border: 1px dashed $edge; border-radius: ${p8}px; }
QFrame[role="drop"][active="true"] { border: 1px solid $accent; background: $selection; }
QToolButton[role="reset"] { padding: 0; border-radius: ${p4}px; }
QFrame[role="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }

QPushButton, QToolButton[role="button"] { background: $raised; border: 1px solid $edge;
  border-radius: ${p6}px; padding: ${p6}px ${p12}px; min-height: ${p18}px; }
QPushButton, QToolButton { icon-size: ${p16}px; }
QPushButton:hover, QToolButton[role="button"]:hover { background: $hover; }
QPushButton:pressed, QToolButton[role="button"]:pressed { background: $pressed; }
QPushButton:disabled, QToolButton[role="button"]:disabled { color: $faint; background: $panel;
  border: 1px dashed $border_strong; }
QPushButton:focus, QToolButton[role="button"]:focus { border: 2px solid $accent; padding: ${less6}px ${less12}px; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus { border: 4px double $on_accent; padding: ${ring6}px ${ring12}px; }
QPushButton[role="primary"]:disabled { background: $raised; color: $faint; border: 1px dashed $border_strong; }
QPushButton[role="danger"] { color: $danger; border-color: $danger; }
QPushButton[role="flat"], QToolButton { background: transparent; border: 1px solid transparent;
  border-radius: ${p6}px; padding: ${p4}px; }
QPushButton[role="flat"] { padding: ${p4}px ${p8}px; color: $dim; text-align: left; }
QPushButton[role="flat"]:focus { border: 2px solid $accent; padding: ${less4}px ${less8}px; }
QToolButton:focus { border: 2px solid $accent; padding: ${less4}px; }
QPushButton[role="flat"]:disabled { color: $faint; background: transparent; border-color: transparent; }
QPushButton[role="flat"]:hover, QToolButton:hover { background: $hover; color: $text; }
QToolButton:pressed { background: $pressed; }
QToolButton[role="tiny"] { padding: ${p2}px; border-radius: ${p4}px; icon-size: ${p14}px; font-size: ${f11}px;
  font-weight: 600; color: $dim; min-width: ${p14}px; min-height: ${p14}px; }
QToolButton[role="tiny"]:focus { padding: ${less2}px; }
QToolButton[role="reset"]:focus { padding: 0; }
QToolButton:checked { background: $selection; border: 1px solid $accent; padding: ${p4}px; }
QToolButton[role="tiny"]:checked { padding: ${p2}px; }
QToolButton[role="button"]:checked { padding: ${p6}px ${p12}px; }
QToolButton:checked:focus { border: 2px solid $text; padding: ${less4}px; }
QToolButton[role="button"]:checked:focus { padding: ${less6}px ${less12}px; }
QToolButton[mixed="true"] { border: 1px dashed $edge; }
QToolButton[role="fold"] { color: $dim; font-size: ${f12}px; font-weight: 600; padding: ${p2}px 0; border: none;
  text-align: left; }
QToolButton[role="fold"]:hover { color: $text; background: transparent; }
QToolButton[role="fold"]:checked { background: transparent; }
QToolButton[role="fold"]:focus { color: $accent; border: none; border-bottom: 1px solid $accent; border-radius: 0;
  padding: ${p2}px 0 ${less2}px 0; }
QFrame[role="segments"] { background: $field; border: 1px solid $edge; border-radius: ${p6}px; }
QFrame[role="segments"] QToolButton { padding: ${p3}px ${p5}px; border-radius: ${p4}px; }
QFrame[role="segments"] QToolButton:focus { padding: ${less3}px ${less5}px; }
QToolButton::menu-indicator { image: none; }
QPushButton[role="link"] { background: transparent; border: none; color: $accent; padding: 0; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-bottom: 1px solid $accent; border-radius: 0; }

QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox { background: $field; border: 1px solid $edge;
  border-radius: ${p6}px; padding: ${p4}px ${p8}px; selection-background-color: $selection; selection-color: $text; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: ${p20}px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid $accent;
  padding: ${less4}px ${less8}px; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: $faint; border: 1px dashed $border_strong; }
QLineEdit[wrong="true"], QAbstractSpinBox[wrong="true"], QPlainTextEdit[wrong="true"] { border: 1px solid $danger; }
QAbstractSpinBox { padding: ${p4}px ${p20}px ${p4}px ${p8}px; }
QAbstractSpinBox:focus { padding: ${less4}px ${less20}px ${less4}px ${less8}px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { background: transparent; border: none; min-height: 0; padding: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { background: transparent; border: none; width: ${p18}px;
  subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; border-radius: 3px; }
QAbstractSpinBox::up-arrow { image: url("$icon_up"); width: ${p12}px; height: ${p12}px; }
QAbstractSpinBox::down-arrow { image: url("$icon_down"); width: ${p12}px; height: ${p12}px; }
QComboBox:focus { padding: ${p4}px ${less8}px; min-height: ${ring20}px; }
QComboBox::drop-down { border: none; width: ${p24}px; }
QComboBox::down-arrow { image: url("$icon_down"); width: ${p14}px; height: ${p14}px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border_strong; padding: ${p4}px; outline: none;
  selection-background-color: $selection; }

QSlider { background: transparent; min-height: ${p20}px; }
QSlider::groove:horizontal { height: ${p4}px; background: $edge; border-radius: ${p2}px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: ${p2}px; }
QSlider::handle:horizontal { background: $text; width: ${p14}px; height: ${p14}px; margin: -${p5}px 0;
  border-radius: ${p7}px; }
QSlider::handle:horizontal:hover { background: $accent; }
QSlider::handle:horizontal:focus { background: $panel; border: ${p3}px solid $accent; width: ${p8}px; height: ${p8}px; }
QSlider:vertical { min-width: ${p20}px; }
QSlider::groove:vertical { width: ${p4}px; background: $edge; border-radius: ${p2}px; }
QSlider::add-page:vertical { background: $accent; border-radius: ${p2}px; }
QSlider::handle:vertical { background: $text; width: ${p14}px; height: ${p14}px; margin: 0 -${p5}px;
  border-radius: ${p7}px; }
QSlider::handle:vertical:hover { background: $accent; }
QSlider::handle:vertical:focus { background: $panel; border: ${p3}px solid $accent; width: ${p8}px; height: ${p8}px; }
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled { background: $faint; }

QCheckBox, QRadioButton { spacing: ${p8}px; background: transparent; }
QCheckBox::indicator { width: ${p16}px; height: ${p16}px; border: 1px solid $edge; border-radius: ${p4}px;
  background: $field; }
QRadioButton::indicator { width: ${p14}px; height: ${p14}px; border: 1px solid $edge; border-radius: ${p7}px;
  background: $field; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$icon_check"); }
QCheckBox::indicator:indeterminate { background: $field; border-color: $accent; image: url("$icon_dash"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url("$icon_dot"); }
QCheckBox::indicator:focus { border: 2px solid $text; width: ${less16}px; height: ${less16}px; }
QRadioButton::indicator:focus { border: 2px solid $text; width: ${less14}px; height: ${less14}px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border: 1px dashed $border_strong; }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled { background: $faint; }

QListView, QTreeView, QTableView { background: $panel; border: none; outline: none; alternate-background-color: $panel;
  selection-background-color: $selection; selection-color: $text; }
QListView::item, QTreeView::item { padding: ${p4}px ${p6}px; border-radius: ${p6}px; min-height: ${p20}px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $selection; color: $text; }
QListView::item:selected { border-left: 3px solid $accent; padding-left: ${bar6}px; }
QListView::indicator, QTreeView::indicator { width: ${p16}px; height: ${p16}px; border: 1px solid $edge; border-radius: ${p4}px;
  background: $field; }
QListView::indicator:hover, QTreeView::indicator:hover { border-color: $accent; }
QListView::indicator:checked, QTreeView::indicator:checked { background: $accent; border-color: $accent; image: url("$icon_check"); }
QTreeView::indicator:indeterminate { border-color: $accent; image: url("$icon_dash"); }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url("$icon_right"); }
QTreeView::branch:has-children:open { image: url("$icon_down"); }
QHeaderView::section { background: $panel; color: $dim; border: none; border-bottom: 1px solid $border;
  padding: ${p4}px ${p8}px; }

QScrollArea { background: transparent; border: none; }
QScrollBar { background: transparent; margin: 0; }
QScrollBar:vertical { width: ${p10}px; }
QScrollBar:horizontal { height: ${p10}px; }
QScrollBar::handle { background: $edge; border-radius: ${p3}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: ${p24}px; }
QScrollBar::handle:horizontal { min-width: ${p24}px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTabBar { background: $window; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $dim; padding: ${p6}px ${p12}px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::scroller { width: ${p20}px; }
QTabBar QToolButton { background: $raised; border: none; border-radius: 0; padding: 0; }
QTabBar QToolButton:hover { background: $hover; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $accent; border-bottom-width: 4px; padding-bottom: ${bar6b}px; }
QTabWidget::pane { border: none; background: $panel; }
QTabWidget > QLabel { background: $window; }

QMenuBar { background: $window; padding: ${p2}px ${p4}px; }
QMenuBar::item { background: transparent; padding: ${p4}px ${p8}px; border-radius: ${p4}px; }
QMenuBar::item:selected { background: $hover; border-bottom: 2px solid $accent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMenu { background: $raised; border: 1px solid $border_strong; padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p24}px ${p6}px ${p8}px; border-radius: ${p4}px; border: 1px solid transparent; }
QMenu::item:selected { background: $selection; border-color: $accent; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: ${p4}px ${p8}px; }
QMenu::icon { padding-left: ${p6}px; }
QMenu::indicator { width: ${p16}px; height: ${p16}px; padding-left: ${p6}px; }
QMenu::indicator:checked { image: url("$icon_tick"); }
QToolBar { background: $window; border: none; padding: ${p4}px ${p8}px; spacing: ${p4}px; }
QToolBar::separator { background: $border; width: 1px; margin: ${p6}px ${p6}px; }
QStatusBar { background: $window; color: $dim; }
QStatusBar::item { border: none; }
QToolTip { background: $raised; color: $text; border: 1px solid $border_strong; padding: ${p4}px; }

QProgressBar { background: $field; border: none; border-radius: ${p3}px; height: ${p6}px; max-height: ${p6}px;
  text-align: center; }
QProgressBar[role="status"] { background: $pressed; }
QProgressBar::chunk { background: $accent; border-radius: ${p3}px; }
QGroupBox { border: none; margin-top: ${p20}px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; color: $dim; }
""")

_LENGTHS = (2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 18, 20, 24)
_TEXT_SIZES = (11, 12, 13, 15, 22)


def style_sheet(look: Tokens, px: Callable[[float], int]) -> str:
    """Return the style sheet of a theme; `px` scales lengths and text sizes."""
    values: dict[str, object] = {name: value for name, value in vars(look).items() if isinstance(value, str)}
    values |= {f"p{length}": px(length) for length in _LENGTHS}
    values |= {f"f{size}": px(size) for size in _TEXT_SIZES}
    # What stands around texts stays as wide where a border grows: nothing jumps when the keyboard comes.
    values |= {f"less{length}": px(length) - 1 for length in _LENGTHS}
    # A list that opens takes the padding of its field from above to below: it may not change as the keyboard goes to it.
    values |= {"ring20": px(20) - 2}
    values |= {"ring6": max(0, px(6) - 3), "ring12": px(12) - 3}
    values |= {"bar6": max(0, px(6) - 3), "bar6b": max(0, px(6) - 2)}
    values |= {
        "icon_up": icon_file("chevron-up", look.dim),
        "icon_down": icon_file("chevron-down", look.dim),
        "icon_right": icon_file("chevron-right", look.dim),
        "icon_dash": icon_file("minus", look.accent),
        "icon_check": icon_file("check", look.on_accent),
        "icon_tick": icon_file("check", look.text),
        "icon_dot": icon_file("circle", look.on_accent),
    }
    return _SHEET.substitute(values)
