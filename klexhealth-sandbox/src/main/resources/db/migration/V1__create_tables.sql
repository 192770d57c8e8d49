-- Accounts ---------------------------------------------------------------------------------

CREATE TABLE account (
    id uuid PRIMARY KEY,
    user_name varchar(30) NOT NULL UNIQUE,
    title varchar(20),
    given_name varchar(100) NOT NULL,
    family_name varchar(100) NOT NULL,
    email varchar(254) NOT NULL,
    password varchar(200) NOT NULL,
    role varchar(20) NOT NULL
);

-- Keys -------------------------------------------------------------------------------------

CREATE TABLE signing_key (
    key_id varchar(100) PRIMARY KEY,
    jwk varchar(4000) NOT NULL
);

-- Spring Security's tables, for H2: text instead of blobs, so that tokens can be looked up by
-- an index; instants instead of local times; and whatever belongs to a client goes with it.

CREATE TABLE oauth2_registered_client (
    id varchar(100) PRIMARY KEY,
    client_id varchar(100) NOT NULL UNIQUE,
    client_id_issued_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    client_secret varchar(200),
    client_secret_expires_at timestamp with time zone,
    client_name varchar(200) NOT NULL,
    client_authentication_methods varchar(1000) NOT NULL,
    authorization_grant_types varchar(1000) NOT NULL,
    redirect_uris varchar(8000),
    post_logout_redirect_uris varchar(8000),
    scopes varchar(1000) NOT NULL,
    client_settings varchar(2000) NOT NULL,
    token_settings varchar(2000) NOT NULL
);

CREATE TABLE oauth2_authorization (
    id varchar(100) PRIMARY KEY,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    registered_client_id varchar(100) NOT NULL REFERENCES oauth2_registered_client ON DELETE CASCADE,
    principal_name varchar(200) NOT NULL,
    authorization_grant_type varchar(100) NOT NULL,
    authorized_scopes varchar(1000),
    attributes varchar,
    state varchar(500),
    authorization_code_value varchar(4000),
    authorization_code_issued_at timestamp with time zone,
    authorization_code_expires_at timestamp with time zone,
    authorization_code_metadata varchar,
    access_token_value varchar(20000),
    access_token_issued_at timestamp with time zone,
    access_token_expires_at timestamp with time zone,
    access_token_metadata varchar,
    access_token_type varchar(100),
    access_token_scopes varchar(1000),
    oidc_id_token_value varchar(20000),
    oidc_id_token_issued_at timestamp with time zone,
    oidc_id_token_expires_at timestamp with time zone,
    oidc_id_token_metadata varchar,
    refresh_token_value varchar(4000),
    refresh_token_issued_at timestamp with time zone,
    refresh_token_expires_at timestamp with time zone,
    refresh_token_metadata varchar,
    user_code_value varchar(4000),
    user_code_issued_at timestamp with time zone,
    user_code_expires_at timestamp with time zone,
    user_code_metadata varchar,
    device_code_value varchar(4000),
    device_code_issued_at timestamp with time zone,
    device_code_expires_at timestamp with time zone,
    device_code_metadata varchar
);

CREATE INDEX oauth2_authorization_state ON oauth2_authorization (state);
CREATE INDEX oauth2_authorization_code ON oauth2_authorization (authorization_code_value);
CREATE INDEX oauth2_authorization_access_token ON oauth2_authorization (access_token_value);
CREATE INDEX oauth2_authorization_id_token ON oauth2_authorization (oidc_id_token_value);
CREATE INDEX oauth2_authorization_refresh_token ON oauth2_authorization (refresh_token_value);

CREATE TABLE oauth2_authorization_consent (
    registered_client_id varchar(100) NOT NULL REFERENCES oauth2_registered_client ON DELETE CASCADE,
    principal_name varchar(200) NOT NULL,
    authorities varchar(1000) NOT NULL,
    PRIMARY KEY (registered_client_id, principal_name)
);

-- What KlexHealth's Clients page knows of a client beyond that ---------------------------------

CREATE TABLE client_owner (
    registered_client_id varchar(100) PRIMARY KEY REFERENCES oauth2_registered_client ON DELETE CASCADE,
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE
);

CREATE TABLE client_web_origin (
    registered_client_id varchar(100) NOT NULL REFERENCES oauth2_registered_client ON DELETE CASCADE,
    web_origin varchar(500) NOT NULL,
    PRIMARY KEY (registered_client_id, web_origin)
);

CREATE INDEX client_web_origin_by_origin ON client_web_origin (web_origin);
