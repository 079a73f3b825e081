"""Every official figure, computed once: form and rule pack in, result out."""
