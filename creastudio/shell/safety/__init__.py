"""How the window heeds the safety policy of a project: badges, veils, and what can be done about them."""
