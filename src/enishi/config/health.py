"""`/health`: can this process reach its database?"""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from enishi.people.access import open_to_all


@open_to_all
def health(_request: HttpRequest) -> JsonResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ok"})
