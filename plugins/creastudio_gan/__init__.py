"""Images from a generative adversarial network: sampling, and training on a folder of pictures."""
