"""Names that all settings of this plugin share."""

FAMILY = "gan"
BUNDLED = "avatars-64"
