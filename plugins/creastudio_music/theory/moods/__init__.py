"""From words and pictures to what music is to be like: valence, energy, tension, and what is said outright."""
