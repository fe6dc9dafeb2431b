# Image of a voice agent in Python, with the dependencies that uv.lock pins.
# It is yours now: change what you like. The agents service builds it from the
# uploaded folder and starts CMD; secrets reach the running agent as environment
# variables and never belong into this file.

ARG PYTHON_VERSION=3.13
FROM ghcr.io/astral-sh/uv:python${PYTHON_VERSION}-bookworm-slim AS base

# Log lines leave the process at once, and modules are compiled while they are installed.
ENV PYTHONUNBUFFERED=1
ENV UV_COMPILE_BYTECODE=1

# Compilers are needed by some packages while they are installed, and stay in this stage.
FROM base AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends gcc g++ python3-dev \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /app

# Dependencies come before the code, so that a change of the code leaves them in the build's cache.
# The folder src has to be there for projects that are packages themselves.
COPY pyproject.toml uv.lock ./
RUN mkdir -p src && uv sync --locked

# Models of the installed plugins, kept below /app, which is what the final image takes.
RUN HOME=/app uv run --module livekit.agents download-files

COPY . .

# What runs: no compilers, no root.
FROM base
ARG UID=10001
RUN useradd --uid "${UID}" --user-group --home-dir /app --no-create-home \
      --shell /usr/sbin/nologin appuser
COPY --from=build --chown=appuser:appuser /app /app
WORKDIR /app
USER appuser

CMD ["uv", "run", @ENTRYPOINT@, "start"]
