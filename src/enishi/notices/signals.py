"""Our news: a message has left, or never will."""

from django.dispatch import Signal

mail_sent = Signal()  # mail: PostedMail
mail_refused = Signal()  # mail: PostedMail
