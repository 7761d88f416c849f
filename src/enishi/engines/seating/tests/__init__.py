"""Proof of the planner: slow twins, random problems judged by the independent checker, exhaustive optima."""
