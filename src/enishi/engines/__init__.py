"""The thinking: no Django, usable as a library. Engines import only downwards to language and industries."""
