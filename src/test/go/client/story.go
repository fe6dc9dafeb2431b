package main

import (
	"slices"
	"strings"

	"github.com/livekit/protocol/livekit"
	"github.com/twitchtv/twirp"
)

// An agent's life, from its creation to its deletion, with each method on the way.
func (c *check) all() {
	c.settings()
	agent := c.create()
	if agent == "" {
		return
	}
	first := c.serving(agent)
	c.secrets(agent)
	second := c.deploy(agent)
	c.named(agent)
	c.rollback(agent, first, second)
	c.change(agent)
	c.privateLinks()
	c.end(agent)
}

func (c *check) settings() {
	settings, err := c.api.GetClientSettings(c.ctx, &livekit.ClientSettingsRequest{})
	if !c.good("GetClientSettings", err) {
		return
	}
	values := map[string]string{}
	for _, param := range settings.Params {
		values[param.Name] = param.Value
	}
	for _, name := range []string{"python-min-sdk-version", "node-min-sdk-version", "available_regions"} {
		c.that(values[name] != "", "the setting %s is there", name)
	}
}

func (c *check) create() string {
	secret := &livekit.AgentSecret{Name: "KEY", Value: []byte{0, 255, 'v'}, Kind: livekit.AgentSecretKind_AGENT_SECRET_KIND_ENVIRONMENT}
	bare, err := c.api.CreateAgentV2(c.ctx, &livekit.CreateAgentV2Request{Secrets: []*livekit.AgentSecret{secret}, Regions: []string{"us-east"}})
	if c.good("CreateAgentV2", err) {
		c.that(strings.HasPrefix(bare.AgentId, "CA_"), "a new agent has an id: %q", bare.AgentId)
		_, err = c.api.DeleteAgent(c.ctx, &livekit.DeleteAgentRequest{AgentId: bare.AgentId})
		c.good("DeleteAgent", err)
	}
	created, err := c.api.CreateAgent(c.ctx, &livekit.CreateAgentRequest{Secrets: []*livekit.AgentSecret{secret}, Regions: []string{"us-east"}})
	if !c.good("CreateAgent", err) {
		return ""
	}
	c.that(created.Tag != "", "the version to come has a name")
	c.that(slices.Contains(created.ServerRegions, "us-east"), "the agent's region is said: %v", created.ServerRegions)
	c.build(created.AgentId, "", created.PresignedPostRequest)
	return created.AgentId
}

func (c *check) agent(id string) *livekit.AgentInfo {
	listed, err := c.api.ListAgents(c.ctx, &livekit.ListAgentsRequest{AgentId: id})
	if !c.good("ListAgents", err) || len(listed.Agents) != 1 {
		c.that(false, "%s is listed", id)
		return &livekit.AgentInfo{}
	}
	return listed.Agents[0]
}

func (c *check) versions(agent string) []*livekit.AgentVersion {
	listed, err := c.api.ListAgentVersions(c.ctx, &livekit.ListAgentVersionsRequest{AgentId: agent})
	c.good("ListAgentVersions", err)
	return listed.GetVersions()
}

// Waits until production serves, and gives the version that does.
func (c *check) serving(agent string) string {
	serving := ""
	c.until("production serves", func() bool {
		for _, version := range c.versions(agent) {
			if version.Current && version.Status == "Running" {
				serving = version.Version
			}
		}
		return serving != ""
	})
	info := c.agent(agent)
	c.that(info.Version == serving, "the agent says what serves: %s, %s", info.Version, serving)
	c.that(info.DeployedAt.AsTime().Year() > 2000, "the agent says since when: %v", info.DeployedAt)
	return serving
}

func (c *check) secrets(agent string) {
	listed, err := c.api.ListAgentSecrets(c.ctx, &livekit.ListAgentSecretsRequest{AgentId: agent})
	if c.good("ListAgentSecrets", err) {
		for _, secret := range listed.Secrets {
			c.that(len(secret.Value) == 0, "the value of %s is not given back", secret.Name)
		}
		c.that(slices.Contains(names(listed), "KEY"), "KEY is a secret: %v", names(listed))
	}
	file := &livekit.AgentSecret{Name: "FILE", Value: []byte("text"), Kind: livekit.AgentSecretKind_AGENT_SECRET_KIND_FILE}
	updated, err := c.api.UpdateAgentSecrets(c.ctx, &livekit.UpdateAgentSecretsRequest{AgentId: agent, Secrets: []*livekit.AgentSecret{file}})
	if c.good("UpdateAgentSecrets", err) {
		c.that(updated.Success, "the secret is set: %s", updated.Message)
		listed, err = c.api.ListAgentSecrets(c.ctx, &livekit.ListAgentSecretsRequest{AgentId: agent})
		c.good("ListAgentSecrets", err)
		c.that(slices.Contains(names(listed), "FILE"), "FILE is a secret: %v", names(listed))
	}
}

func names(listed *livekit.ListAgentSecretsResponse) []string {
	var names []string
	for _, secret := range listed.GetSecrets() {
		names = append(names, secret.Name)
	}
	return names
}

func (c *check) deploy(agent string) string {
	older, err := c.api.DeployAgent(c.ctx, &livekit.DeployAgentRequest{AgentId: agent})
	if c.good("DeployAgent", err) {
		c.that(older.Success && older.Tag != "" && older.PresignedPostRequest != nil, "a form is given: %v", older)
	}
	deployed, err := c.api.DeployAgentV2(c.ctx, &livekit.DeployAgentV2Request{AgentId: agent, Attributes: map[string]string{"commit": "ä"}})
	if !c.good("DeployAgentV2", err) {
		return ""
	}
	c.that(deployed.Success && deployed.AgentId == agent, "the deploy is begun: %v", deployed)
	c.build(agent, "", deployed.PresignedReq)
	c.until("the new version serves", func() bool { return c.serving(agent) == deployed.Tag })
	return deployed.Tag
}

func (c *check) named(agent string) {
	deployed, err := c.api.DeployAgentV2(c.ctx, &livekit.DeployAgentV2Request{AgentId: agent, Deployment: "staging"})
	if !c.good("DeployAgentV2", err) {
		return
	}
	c.that(deployed.Deployment == "staging", "the deployment is named: %s", deployed.Deployment)
	c.build(agent, "staging", deployed.PresignedReq)
	c.until("staging runs", func() bool {
		for _, row := range c.agent(agent).AgentDeployments {
			if row.Deployment == "staging" && row.Status == "Running" {
				return true
			}
		}
		return false
	})
	promoted, err := c.api.PromoteAgent(c.ctx, &livekit.PromoteAgentRequest{AgentId: agent, SrcDeployment: "staging"})
	if c.good("PromoteAgent", err) {
		c.that(promoted.Success && promoted.VersionTag == deployed.Tag, "staging is promoted: %v", promoted)
		c.until("the promoted version serves", func() bool { return c.serving(agent) == deployed.Tag })
	}
	deleted, err := c.api.DeleteAgent(c.ctx, &livekit.DeleteAgentRequest{AgentId: agent, Deployment: "staging"})
	if c.good("DeleteAgent", err) {
		c.that(deleted.Success, "staging is deleted: %s", deleted.Message)
	}
}

func (c *check) rollback(agent, first, second string) {
	back, err := c.api.RollbackAgent(c.ctx, &livekit.RollbackAgentRequest{AgentId: agent, Version: first})
	if c.good("RollbackAgent", err) {
		c.that(back.Success, "the rollback is begun: %s", back.Message)
		c.until("the first version serves again", func() bool { return c.serving(agent) == first })
	}
	for _, version := range c.versions(agent) {
		c.that(version.Current == (version.Version == first), "only %s is current, and %s is not", first, version.Version)
		if version.Version == second {
			c.that(version.Attributes["commit"] == "ä", "attributes are kept: %v", version.Attributes)
		}
	}
	_, err = c.api.RollbackAgent(c.ctx, &livekit.RollbackAgentRequest{AgentId: agent, Version: "v-nobody-knows"})
	c.refused("RollbackAgent to an unknown version", err, twirp.NotFound)
}

func (c *check) change(agent string) {
	updated, err := c.api.UpdateAgent(c.ctx, &livekit.UpdateAgentRequest{AgentId: agent})
	if c.good("UpdateAgent", err) {
		c.that(updated.Success, "the update is taken: %s", updated.Message)
	}
	restarted, err := c.api.RestartAgent(c.ctx, &livekit.RestartAgentRequest{AgentId: agent})
	if c.good("RestartAgent", err) {
		c.that(restarted.Success, "the restart is begun: %s", restarted.Message)
	}
}

// What an emulator does with private links is its own choice, but it has to be said in either encoding.
func (c *check) privateLinks() {
	region := "us-east-1"
	created, err := c.api.CreatePrivateLink(c.ctx, &livekit.CreatePrivateLinkRequest{
		Name: "db", Region: "us-east", Port: 5432, Endpoint: "db.internal", CloudRegion: &region})
	if !c.good("CreatePrivateLink", err) {
		_, err = c.api.ListPrivateLinks(c.ctx, &livekit.ListPrivateLinksRequest{})
		c.good("ListPrivateLinks", err)
		return
	}
	link := created.GetPrivateLink()
	c.that(link.GetPort() == 5432 && link.GetCloudRegion() == region, "a link is as it was asked for: %v", link)
	listed, err := c.api.ListPrivateLinks(c.ctx, &livekit.ListPrivateLinksRequest{})
	if c.good("ListPrivateLinks", err) {
		c.that(slices.ContainsFunc(listed.Items, func(item *livekit.PrivateLink) bool {
			return item.PrivateLinkId == link.GetPrivateLinkId()
		}), "the link is listed: %v", listed)
	}
	status, err := c.api.GetPrivateLinkStatus(c.ctx, &livekit.GetPrivateLinkStatusRequest{PrivateLinkId: link.GetPrivateLinkId()})
	if c.good("GetPrivateLinkStatus", err) {
		c.that(status.GetValue() != nil, "the link has a status")
	}
	_, err = c.api.DestroyPrivateLink(c.ctx, &livekit.DestroyPrivateLinkRequest{PrivateLinkId: link.GetPrivateLinkId()})
	c.good("DestroyPrivateLink", err)
}

func (c *check) end(agent string) {
	deleted, err := c.api.DeleteAgent(c.ctx, &livekit.DeleteAgentRequest{AgentId: agent})
	if c.good("DeleteAgent", err) {
		c.that(deleted.Success, "the agent is deleted: %s", deleted.Message)
		_, err = c.api.ListAgentVersions(c.ctx, &livekit.ListAgentVersionsRequest{AgentId: agent})
		c.refused("ListAgentVersions of a deleted agent", err, twirp.NotFound)
	}
	_, err = c.api.ListAgentVersions(c.ctx, &livekit.ListAgentVersionsRequest{AgentId: "CA_nobody"})
	c.refused("ListAgentVersions of nobody", err, twirp.NotFound)
}
