"""The figure that shows a stretch, as numbers: its joints, its poses, how it moves, and what stands around it."""
