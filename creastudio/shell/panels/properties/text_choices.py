"""What weights and languages of text are called."""

from __future__ import annotations

from creastudio.shell.i18n import tr


def weight_title(weight: int) -> str:
    """Return the name of a weight, 100 to 900, with its number."""
    names = {
        100: tr("Thin"), 200: tr("Extra light"), 300: tr("Light"), 400: tr("Regular"), 500: tr("Medium"),
        600: tr("Semibold"), 700: tr("Bold"), 800: tr("Extra bold"), 900: tr("Black"),
    }  # fmt: skip
    name = names.get(weight)
    return f"{name} {weight}" if name else str(weight)


def language_titles() -> dict[str, str]:
    """Return the languages to choose from by their BCP 47 tags, each in its own words; "" takes it from the text."""
    return {
        "": tr("By the text"), "zh-Hans": "简体中文", "zh-Hant": "繁體中文", "zh-HK": "繁體中文（香港）", "ja": "日本語",
        "ko": "한국어", "en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "it": "Italiano",
        "pt": "Português", "nl": "Nederlands", "pl": "Polski", "ru": "Русский", "uk": "Українська", "el": "Ελληνικά",
        "tr": "Türkçe", "ar": "العربية", "fa": "فارسی", "he": "עברית", "hi": "हिन्दी", "th": "ไทย", "vi": "Tiếng Việt",
    }  # fmt: skip
