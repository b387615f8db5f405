"""Brand kits in the window: the panel that makes and edits them, and the kits of a project as inputs of generators."""
