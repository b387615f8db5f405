"""The properties of layers, clips and artboards."""
