# Image of a voice agent in Node.js, with the dependencies that pnpm-lock.yaml pins.
# It is yours now: change what you like. The agents service builds it from the
# uploaded folder and starts CMD; secrets reach the running agent as environment
# variables and never belong into this file. package.json has to define the
# scripts "build" and "start".

ARG NODE_VERSION=22
FROM node:${NODE_VERSION}-slim AS base

# The SDK trusts the certificates of the system, which the slim image lacks.
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/*

ENV PNPM_HOME=/pnpm
ENV PATH="$PNPM_HOME:$PATH"
RUN npm install -g pnpm@10

# Compiled here; the final image gets the result without what only the build needs.
FROM base AS build
WORKDIR /app

# Dependencies come before the code, so that a change of the code leaves them in the build's cache.
COPY package.json pnpm-lock.yaml ./
RUN pnpm install --frozen-lockfile

# Models of the installed plugins, kept below /app, which is what the final image takes.
RUN HOME=/app npm_config_cache=/tmp/npm npx livekit-agents download-files

COPY . .
RUN pnpm build && pnpm prune --prod

# What runs: no compilers, no root.
FROM base
ARG UID=10001
RUN useradd --uid "${UID}" --user-group --home-dir /app --no-create-home \
      --shell /usr/sbin/nologin appuser
COPY --from=build --chown=appuser:appuser /app /app
WORKDIR /app
ENV NODE_ENV=production
# pnpm starts the agent through a shell. This one leaves its place to the agent, which so hears
# SIGTERM and lets its sessions end; the usual sh would end alone.
ENV npm_config_script_shell=/bin/bash
USER appuser

CMD ["pnpm", "start"]
