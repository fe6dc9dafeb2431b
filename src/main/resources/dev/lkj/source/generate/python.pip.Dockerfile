# Image of a voice agent in Python, with the dependencies of requirements.txt.
# It is yours now: change what you like. The agents service builds it from the
# uploaded folder and starts CMD; secrets reach the running agent as environment
# variables and never belong into this file.

ARG PYTHON_VERSION=3.13
FROM python:${PYTHON_VERSION}-slim AS base

# Log lines leave the process at once, and pip does not look for newer versions of itself.
ENV PYTHONUNBUFFERED=1
ENV PIP_DISABLE_PIP_VERSION_CHECK=1

# Compilers are needed by some packages while they are installed, and stay in this stage.
FROM base AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends gcc g++ python3-dev \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /app
RUN python -m venv /app/.venv
ENV PATH="/app/.venv/bin:$PATH"

# Dependencies come before the code, so that a change of the code leaves them in the build's cache.
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt

# Models of the installed plugins, kept below /app, which is what the final image takes.
RUN HOME=/app python -m livekit.agents download-files

COPY . .

# What runs: no compilers, no root.
FROM base
ARG UID=10001
RUN useradd --uid "${UID}" --user-group --home-dir /app --no-create-home \
      --shell /usr/sbin/nologin appuser
COPY --from=build --chown=appuser:appuser /app /app
WORKDIR /app
ENV PATH="/app/.venv/bin:$PATH"
USER appuser

CMD ["python", @ENTRYPOINT@, "start"]
