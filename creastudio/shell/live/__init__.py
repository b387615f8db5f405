"""The panel "Live": pictures that follow the hand, for any plugin with the view ``pad``."""
