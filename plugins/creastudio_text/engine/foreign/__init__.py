"""Models of other makers: folders as transformers writes them, and files made of them."""
