"""Small pictures, waveforms and proxies of the media of a project, made behind everything else."""
