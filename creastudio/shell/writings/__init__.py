"""All writings of a project as a list: placed, renamed, brought in and out as files, and texts brought up to date with them."""
