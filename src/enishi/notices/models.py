"""Mail that must go out: the outbox."""

from django.db import models


class PostedMail(models.Model):
    """One message to one recipient. It is due at a time, leased while somebody sends it, and sent once.

    The Message-ID is ours and stays the same when a message is tried again: should a worker die between
    sending and writing down that it sent, the reader's mail program sees the same message, not a second one.
    """

    purpose = models.CharField(max_length=20)
    sender = models.CharField(max_length=200)
    recipient = models.CharField(max_length=254)
    reply_to = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    message_id = models.CharField(max_length=200, unique=True)
    posted_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"], name="mail_waiting", condition=models.Q(sent_at=None) & models.Q(failed_at=None)
            )
        ]
