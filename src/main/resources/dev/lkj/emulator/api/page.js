"use strict";
// Draws what the emulator tells. Every text from outside is set as text, never as markup.
(() => {
  const MOST_LINES = 400;
  const MOST_DOTS = 25;
  const builds = new Map();   // agent id -> {version, steps: Map(digest -> step)}
  const output = new Map();   // agent id -> lines
  const printers = new Map(); // agent id -> what draws its lines
  const happened = [];
  let state = null;
  let ahead = 0;              // this clock minus the emulator's, in ms

  const id = name => document.getElementById(name);
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const copy = name => id(name).content.firstElementChild.cloneNode(true);
  const count = (n, word) => n + " " + word + (n === 1 ? "" : "s");
  const now = () => Date.now() - ahead;

  const age = since => {
    const seconds = Math.max(0, Math.round((now() - Date.parse(since)) / 1000));
    if (seconds < 60) return seconds + " s";
    if (seconds < 3600) return Math.floor(seconds / 60) + " min";
    return Math.floor(seconds / 3600) + " h";
  };

  const hue = version => {
    let hash = 7;
    for (const c of version) hash = (hash * 31 + c.charCodeAt(0)) % 360;
    return (hash * 47) % 360;
  };

  const dots = instance => {
    const room = Math.min(MOST_DOTS, Math.max(instance.room || 0, instance.active_sessions));
    const taken = Math.min(instance.active_sessions, room);
    return "●".repeat(taken) + "○".repeat(Math.max(0, Math.min(room, MOST_DOTS) - taken));
  };

  const card = (instance, several) => {
    const item = make("li", "instance");
    item.style.setProperty("--hue", hue(instance.version));
    item.append(make("div", "version", instance.version));
    const where = (several ? instance.region + ", " : "") + age(instance.started_at);
    item.append(make("div", "where", where));
    const health = instance.phase === "new" ? ["wait", instance.healthy ? "healthy" : "waits for its health check"]
      : instance.healthy ? ["good", "healthy"] : ["bad", "not healthy"];
    if (instance.phase === "draining") health.splice(0, 2, "wait", left(instance));
    item.append(make("div", health[0], health[1]));
    const sessions = make("div", "dots", dots(instance));
    sessions.setAttribute("aria-label", count(instance.active_sessions, "session"));
    sessions.title = count(instance.active_sessions, "session");
    item.append(sessions);
    return item;
  };

  const left = instance => instance.active_sessions === 0 ? "ends now"
    : count(instance.active_sessions, "session") + " left, for " + age(instance.draining_since || instance.started_at);

  const buildCard = version => {
    const item = make("li", "instance");
    item.style.setProperty("--hue", hue(version.version));
    item.append(make("div", "version", version.version));
    item.append(make("div", "wait", "building for " + age(version.created_at)));
    return item;
  };

  const sentence = (agent, deployment) => {
    const mine = agent.instances.filter(i => i.deployment === deployment.deployment);
    const serving = mine.filter(i => i.phase === "serving");
    const draining = mine.filter(i => i.phase === "draining");
    const building = agent.versions.find(v => v.status === "Building" && v.deployment === deployment.deployment);
    const rows = deployment.rows;
    const failed = rows.filter(row => row.status === "Error");
    if (deployment.roll) {
      const beside = serving.length > 0 ? "; until it is healthy, sessions go to " + serving[0].version : "";
      return [deployment.roll.version + " starts" + beside + ".", false];
    }
    if (failed.length > 0) return ["Nothing serves in " + failed.map(row => row.region).join(", ") + ".", true];
    if (building) return [building.version + " is being built" + (serving.length > 0 ? "; nothing changes for sessions." : "."), false];
    if (rows.length > 0 && rows.every(row => row.status === "Sleeping")) return ["Sleeps until the next session.", false];
    if (draining.length > 0) {
      const sessions = draining.reduce((sum, i) => sum + i.active_sessions, 0);
      return [rows[0].version + " takes all new sessions; " + count(draining.length, "old instance") + " with "
        + count(sessions, "session") + " drains.", false];
    }
    if (serving.length > 0) return [rows[0].version + " serves.", false];
    return ["Never deployed: lkj agent deploy", false];
  };

  const drawDeployment = (agent, deployment) => {
    const element = copy("deployment");
    const several = deployment.rows.length > 1;
    element.querySelector("h3").textContent = deployment.deployment
      + (several ? "" : " · " + deployment.rows.map(row => row.region).join(""));
    const [text, bad] = sentence(agent, deployment);
    const line = element.querySelector(".now");
    line.textContent = text;
    line.classList.toggle("bad", bad);
    const list = stage => element.querySelector("." + stage + " ul");
    agent.versions.filter(v => v.status === "Building" && v.deployment === deployment.deployment)
      .forEach(v => list("building").append(buildCard(v)));
    const stages = {new: "starting", serving: "serving", draining: "draining", ending: "draining"};
    agent.instances.filter(i => i.deployment === deployment.deployment && stages[i.phase])
      .forEach(i => list(stages[i.phase]).append(card(i, several)));
    return element;
  };

  const drawVersions = (agent, body) => {
    const versions = [...agent.versions].sort((a, b) => b.created_at.localeCompare(a.created_at));
    body.replaceChildren(...versions.slice(0, 12).map(version => {
      const row = make("tr");
      const serves = agent.deployments.filter(d => d.rows.some(r => r.wanted > 0 && r.version === version.version))
        .map(d => d.deployment).join(", ");
      const tone = version.status === "Failed" ? "bad" : version.status === "Running" ? "good" : "";
      row.append(make("td", "version", version.version), make("td", tone, version.status + (version.failure ? ": " + version.failure : "")),
        make("td", "", serves), make("td", "", age(version.created_at) + " ago"));
      return row;
    }));
  };

  const drawBuild = (agent, details) => {
    const build = builds.get(agent.agent_id);
    details.hidden = !build;
    if (!build) return;
    const steps = [...build.steps.values()].filter(step => step.started);
    const done = steps.filter(step => step.completed).length;
    details.querySelector("summary").textContent = "Build of " + build.version + ": " + done + " of "
      + count(build.steps.size, "step") + " done";
    details.querySelector(".steps").replaceChildren(...steps.map(step => {
      const item = make("li");
      const tone = step.error ? ["bad", "✗ "] : step.completed ? ["good", "✓ "] : ["wait", "… "];
      item.append(make("span", tone[0], tone[1]), make("span", "", step.name + (step.cached ? "  (cached)" : "")));
      if (step.error) item.append(make("div", "bad", step.error));
      return item;
    }));
  };

  const drawAgent = agent => {
    let element = document.querySelector("[data-agent='" + CSS.escape(agent.agent_id) + "']");
    if (!element) {
      element = copy("agent");
      element.dataset.agent = agent.agent_id;
      id("agents").append(element);
    }
    element.querySelector(".name").textContent = agent.agent_name || agent.agent_id;
    element.querySelector(".id").textContent = agent.agent_id;
    const facts = [count(agent.active_sessions, "session")];
    if (agent.cut_sessions) facts.push(agent.cut_sessions + " cut");
    if (agent.lost_sessions) facts.push(agent.lost_sessions + " lost");
    if (agent.refused_sessions) facts.push(agent.refused_sessions + " refused");
    if (agent.cold_started_sessions) facts.push(agent.cold_started_sessions + " cold-started");
    element.querySelector(".sessions").textContent = facts.join(", ");
    element.querySelector(".deployments").replaceChildren(...agent.deployments.map(d => drawDeployment(agent, d)));
    drawBuild(agent, element.querySelector(".build"));
    drawVersions(agent, element.querySelector("tbody"));
  };

  const draw = () => {
    if (!state) return;
    id("project").textContent = "LiveKit Cloud's agent hosting on one machine. Not LiveKit Cloud. Plan " + state.plan
      + ", " + state.regions.join(", ") + ".";
    const known = new Set(state.agents.map(agent => agent.agent_id));
    document.querySelectorAll("[data-agent]").forEach(e => known.has(e.dataset.agent) || e.remove());
    state.agents.forEach(drawAgent);
  };

  const drawOutput = agentId => {
    const element = document.querySelector("[data-agent='" + CSS.escape(agentId) + "'] .output pre");
    if (!element) return;
    const atEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 4;
    element.textContent = (output.get(agentId) || []).join("\n");
    if (atEnd) element.scrollTop = element.scrollHeight;
  };

  const drawHappened = () => {
    id("happened").replaceChildren(...happened.map(event => {
      const item = make("li");
      const time = make("time", "", new Date(event.time).toLocaleTimeString([], {hourCycle: "h23"}));
      time.dateTime = event.time;
      item.append(time, make("span", "where", event.agent_id + " " + event.deployment), make("span", "text", event.text));
      return item;
    }));
  };

  // Drawn once a frame however much arrives.
  const wanted = new Set();
  const later = work => {
    if (wanted.size === 0) requestAnimationFrame(() => {
      const works = [...wanted];
      wanted.clear();
      works.forEach(one => one());
    });
    wanted.add(work);
  };

  const take = {
    state: data => {
      state = data;
      ahead = Date.now() - Date.parse(data.time);
      later(draw);
    },
    happened: data => {
      happened.unshift(data);
      happened.length = Math.min(happened.length, MOST_LINES);
      later(drawHappened);
    },
    build: data => {
      let build = builds.get(data.agent_id);
      if (!build || build.version !== data.version) {
        build = {version: data.version, steps: new Map()};
        builds.set(data.agent_id, build);
      }
      let status;
      try {
        status = JSON.parse(data.status);
      } catch (e) {
        return;
      }
      (status.vertexes || []).forEach(v => {
        const old = build.steps.get(v.digest);
        if (!old || v.started || !old.started) build.steps.set(v.digest, v);
      });
      later(draw);
    },
    output: data => {
      const agent = state && state.agents.find(a => a.instances.some(i => i.instance_id === data.instance_id));
      if (!agent) return;
      const lines = output.get(agent.agent_id) || [];
      lines.push(data.instance_id.slice(agent.agent_id.length + 1) + "  " + data.line);
      lines.splice(0, lines.length - MOST_LINES);
      output.set(agent.agent_id, lines);
      if (!printers.has(agent.agent_id)) printers.set(agent.agent_id, () => drawOutput(agent.agent_id));
      later(printers.get(agent.agent_id));
    },
  };

  const connect = () => {
    const source = new EventSource("_emulator/events");
    source.onopen = () => {
      // All that is kept comes again.
      happened.length = 0;
      builds.clear();
      output.clear();
      id("link").textContent = "live";
      id("link").className = "";
    };
    source.onerror = () => {
      id("link").textContent = "the emulator does not answer; trying again";
      id("link").className = "lost";
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
    };
    for (const [name, handler] of Object.entries(take)) {
      source.addEventListener(name, event => handler(JSON.parse(event.data)));
    }
  };

  setInterval(draw, 1000);
  connect();
})();
