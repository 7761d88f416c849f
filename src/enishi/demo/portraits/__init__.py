"""Portraits of the demonstration town, drawn by our own code: nobody's photograph."""

from enishi.demo.portraits.looks import Looks, looks_of
from enishi.demo.portraits.paint import portrait_svg
from enishi.demo.portraits.render import Sitter, render_portraits

__all__ = ["Looks", "Sitter", "looks_of", "portrait_svg", "render_portraits"]
