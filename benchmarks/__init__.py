"""Measurements, each a ratio in one run against a peer or a promised limit. `bin/bench NAME` runs one."""
