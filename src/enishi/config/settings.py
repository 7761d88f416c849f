"""Django's settings. What an operator may change is in `env.py`; everything else is decided here."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from enishi import STATE
from enishi.config import env

PACKAGE = Path(__file__).resolve().parent.parent
BASE_URL = env.BASE_URL.text().rstrip("/")
OVER_HTTPS = BASE_URL.startswith("https://")
DEMO = env.DEMO.yes()

(STATE / "demo" if DEMO else STATE).mkdir(parents=True, exist_ok=True)
DEBUG = env.DEBUG.yes()
SECRET_KEY = env.secret_key()
ALLOWED_HOSTS = [*env.HOSTS.several(), str(urlsplit(BASE_URL).hostname)]
ROOT_URLCONF = "enishi.config.urls"
WSGI_APPLICATION = "enishi.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "csp",
    "enishi.ui",
    "enishi.audit",
    "enishi.people",
    "enishi.notices",
    "enishi.trust",
    "enishi.events",
    "enishi.encounters",
    "enishi.seating",
    "enishi.evening",
    "enishi.letters",
    "enishi.insights",
    *(["enishi.demo"] if DEMO else []),
    # Behind ours, so that our pages for signing in come first.
    "allauth",
    "allauth.account",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "enishi.people.access.DenyUndeclared",
    "enishi.ui.privacy.PrivatePages",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "enishi.ui.context.page",
            ],
            "builtins": [
                "enishi.ui.templatetags.enishi",
                "enishi.ui.templatetags.countdown",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    }
]

# --- Databases -------------------------------------------------------------------------------------------
SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    # The demo has a database of its own: its cast must never play at a real evening.
    "NAME": STATE / "demo" / "enishi.sqlite3" if DEMO else STATE / "enishi.sqlite3",
    "OPTIONS": {
        # Writers queue at BEGIN instead of failing at the first write of a transaction that began as a reader.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    },
}
_address = env.DATABASE.text()
DATABASES: dict[str, Any] = {"default": dict(dj_database_url.parse(_address)) if _address else SQLITE}
if _address:
    DATABASES["default"] |= {"CONN_MAX_AGE": 0, "OPTIONS": {"pool": {"min_size": 1, "max_size": 12, "timeout": 20}}}

# --- Who is signed in ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Member"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}}
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "insights:today"
ACCOUNT_ADAPTER = "enishi.people.adapter.MemberAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code itself proves the address
ACCOUNT_LOGOUT_REDIRECT_URL = "insights:home"
ACCOUNT_FORMS = {
    "request_login_code": "enishi.people.forms.SignInForm",
    "confirm_login_code": "enishi.people.forms.CodeForm",
}
ACCOUNT_SESSION_REMEMBER = True
# A hall of 2,000 phones shares one address: limits count per account, the wide one per address stops floods.
ACCOUNT_RATE_LIMITS = {
    "login": "3000/m/ip",
    "login_failed": "600/m/ip,8/5m/key",
    "request_login_code": "3000/m/ip,5/10m/key",
    "signup": "3000/m/ip",
    "confirm_email": "5/10m/key",
}

# --- Browser ---------------------------------------------------------------------------------------------
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_NAME = "__Host-language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SECURE_SSL_REDIRECT = OVER_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# X-Forwarded-For and -Proto are read by uvicorn (`serving.py`), and only from the proxies in ENISHI_PROXIES.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["default"],
        "report-uri": "/csp-reports",
    }
}
CSRF_FAILURE_VIEW = "enishi.ui.views.csrf_refused"

# --- What is counted for a while ---------------------------------------------------------------------------
# Limits are counted here, in the one process that serves pages. Django's usual 300 entries would be forgotten at
# random as soon as a hall signs in, and with them who has asked too often.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 100_000}}}

# --- Languages and time ----------------------------------------------------------------------------------
LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", _("Japanese")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = env.ZONE.text()
CLOCK_FILE = Path(env.CLOCK.text()) if env.CLOCK.text() else None

# --- Files -----------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.STATIC.text()) if env.STATIC.text() else None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "enishi.ui.storage.HashedFiles"
        if STATIC_ROOT
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = STATIC_ROOT is None
WHITENOISE_ALLOW_ALL_ORIGINS = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
# Files stay in memory, up to the same size: Django's usual 2.5 MB would silently drop a larger spreadsheet.
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

# --- Mail ------------------------------------------------------------------------------------------------
# Nothing is sent inside a request: mail is a row of the outbox (`notices`), `gateways.smtp` carries it out.
EMAIL_BACKEND = "enishi.notices.backend.OutboxBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.MAIL_FROM.text()
SMTP_RELAY = env.SMTP.text()

# --- Logs: what happened to which id, never who ----------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "filters": {"nobody": {"()": "enishi.ui.logs.WithoutPeople"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["nobody"]}},
    "root": {"handlers": ["stderr"], "level": env.LOG_LEVEL.text()},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
