export interface EjabberdConfig {
  readonly clientPort: number;
  readonly httpPort: number;
  readonly componentPort: number;
  readonly domain: string;
  readonly conference: string;
  readonly componentDomain: string;
  readonly componentSecret: string;
  /** Options of mod_muc, over those of the launcher. */
  readonly muc: Readonly<Record<string, unknown>>;
}

/** The configuration of an ejabberd 23 on loopback, without TLS, s2s and limits. JSON is YAML. */
export function ejabberdConfig(config: EjabberdConfig): string {
  const on = (port: number) => ({ ip: "127.0.0.1", port });
  const { clientPort, httpPort, componentPort, domain, conference, componentDomain, componentSecret } = config;
  return JSON.stringify({
    hosts: [domain],
    loglevel: "warning",
    log_rotate_count: 0,
    auth_password_format: "plain",
    shaper: {},
    shaper_rules: { max_user_sessions: 1_000 },
    acl: { local: { user_regexp: "" }, loopback: { ip: ["127.0.0.0/8"] } },
    access_rules: { local: { allow: "local" } },
    api_permissions: { loopback: { who: [{ ip: "127.0.0.1/8" }], what: ["*"] } },
    listen: [
      { ...on(clientPort), module: "ejabberd_c2s", max_stanza_size: 1_048_576, access: "all" },
      {
        ...on(httpPort),
        module: "ejabberd_http",
        request_handlers: { "/ws": "ejabberd_http_ws", "/api": "mod_http_api" },
      },
      {
        ...on(componentPort),
        module: "ejabberd_service",
        hosts: { [componentDomain]: { password: componentSecret } },
      },
    ],
    modules: {
      mod_adhoc: {},
      mod_admin_extra: {},
      mod_caps: {},
      mod_carboncopy: {},
      mod_disco: {},
      mod_http_api: {},
      mod_mam: {},
      mod_muc: {
        hosts: [conference],
        min_message_interval: 0,
        min_presence_interval: 0,
        max_users: 10_000,
        max_user_conferences: 10_000,
        max_rooms_discoitems: 10_000,
        ...config.muc,
      },
      mod_muc_admin: {},
      mod_ping: {},
      mod_roster: {},
      mod_stream_mgmt: { resend_on_timeout: "if_offline" },
    },
  });
}

/** Without it Erlang asks the resolver for its own host name, and waits where there is none. */
export const INETRC = `{lookup, ["file", "native"]}.
{host, {127,0,0,1}, ["localhost", "comp.localhost", "conference.localhost"]}.
`;
