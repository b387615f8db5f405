"""One painter for screen, thumbnails and export, so that what is seen is what is exported. QtGui, no widgets."""
