"""The things a user asks for, each composed of the edges."""
