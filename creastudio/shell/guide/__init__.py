"""The guide in the window: the pages of ``docs``, read without a network or another program."""
