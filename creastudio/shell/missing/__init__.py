"""What a project names and this machine has not: fonts, media and models, and the ways to find them."""
