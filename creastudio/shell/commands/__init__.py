"""What can be done from menus, toolbar and keys: actions as data, when they can be used, and what they do."""
