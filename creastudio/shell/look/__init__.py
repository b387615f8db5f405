"""What makes Qt follow the theme: the style sheet, sizes of text, and what moves by itself."""
