"""An export: what is asked for, spoken in processes, written, taken up again after a kill."""
