// What the API takes and gives. Generated from the contract by `make sdks`; changes here are lost.

export interface paths {
  "/livez": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showLiveness"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/readyz": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showReadiness"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showAccount"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: operations["changeAccount"];
    trace?: never;
  };
  "/v1/accounts/{account_id}/checkup-estimate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["estimateCheckup"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/checkups": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listCheckups"];
    put?: never;
    post: operations["startCheckup"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/circle": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listCircle"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/circle/{profile_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations["chooseForCircle"];
    post?: never;
    delete: operations["takeOutOfCircle"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/comment-flags": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listCommentFlags"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/contacts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listContacts"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/contacts/{profile_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showContact"];
    put: operations["keepContact"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/contacts/{profile_id}/touches": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["addTouch"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/counts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listCounts"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/cross-posting": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showCrossPosting"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/declared-events": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listDeclaredEvents"];
    put?: never;
    post: operations["declareEvent"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/disconnection": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["disconnectAccount"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/engagers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listEngagers"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/erasures": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["eraseAccount"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/export-confirmation": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["confirmExports"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/exports": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["handInExport"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/flags": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showFlags"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/followers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listFollowers"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/keep-list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listKept"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/keep-list/{profile_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations["keepPerson"];
    post?: never;
    delete: operations["takeOffKeepList"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/newcomers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listNewcomers"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/quality": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showQuality"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/quality/history": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listQuality"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/quality/ledger": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listLedger"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/scheduled-posting": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showScheduledPosting"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/settings-attestations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listSettingsAttestations"];
    put?: never;
    post: operations["attestSetting"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/sorting": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showSorting"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/sorting/cards": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["dealCards"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/sorting/cards/{profile_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations["sortFollower"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/sorting/contradictions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listContradictions"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/sorting/undo": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["undoSorting"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/try-outs": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listTryOuts"];
    put?: never;
    post: operations["openTryOut"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/uploaded-exports": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["handInUploads"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/uploads": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["beginUpload"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{account_id}/uploads/{upload_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showUpload"];
    put?: never;
    post?: never;
    delete: operations["dropUpload"];
    options?: never;
    head?: never;
    patch: operations["sendChunk"];
    trace?: never;
  };
  "/v1/accounts/{account_id}/weed-outs": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listWeedOuts"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/alerts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listAlerts"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/api-keys": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listApiKeys"];
    put?: never;
    post: operations["makeApiKey"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/api-keys/{api_key_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["revokeApiKey"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/approvals": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listApprovals"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/approvals/{approval_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["endApproval"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/authenticator-app-registrations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["beginAuthenticatorApp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/authenticator-apps/{authenticator_app_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["removeAuthenticatorApp"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/authenticator-apps/{authenticator_app_id}/confirmations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["confirmAuthenticatorApp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/changes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listChanges"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/changes/stream": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["streamChanges"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/checkups/{checkup_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showCheckup"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listClients"];
    put?: never;
    post: operations["addClient"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showClient"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: operations["changeClient"];
    trace?: never;
  };
  "/v1/clients/{client_id}/accounts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listAccounts"];
    put?: never;
    post: operations["addExportAccount"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/acquaintance": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listAcquaintance"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/assignments": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listAssignments"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/assignments/{member_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations["assignMember"];
    post?: never;
    delete: operations["unassignMember"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/brief": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showBrief"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/brief.md": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showBriefAsMarkdown"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/brief.pdf": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showBriefAsPdf"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/calls": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["noteCall"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/connect-links": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["makeConnectLink"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/consents": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listConsents"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/consents/{kind}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations["decideConsent"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/erasures": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["eraseClient"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/exports": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listExports"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/findings": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listFindings"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/invitations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["inviteClient"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/overview": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showOverview"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/own-view": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["closeOwnView"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/plan": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showPlan"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/clients/{client_id}/tasks": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listTasks"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/cohort": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showCohort"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/declared-events/{declared_event_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["withdrawEvent"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/deliveries/{delivery_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showDelivery"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/deliveries/{delivery_id}/replay": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["replayDelivery"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/detector-resets": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["resetDetector"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/detectors": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listDetectors"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/erasures/{erasure_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showErasure"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/event-types": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listEventTypes"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/findings/{finding_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showFinding"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/findings/{finding_id}/answers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["answerFinding"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/findings/{finding_id}/dismissal": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["dismissFinding"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/findings/{finding_id}/evidence": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showEvidence"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/flags/{flag_id}/dismissal": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations["dismissFlag"];
    post?: never;
    delete: operations["restoreFlag"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/front-ends": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listFrontEnds"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/front-ends/{front_end_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["retireFrontEnd"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/identity-providers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listIdentityProviders"];
    put?: never;
    post: operations["addIdentityProvider"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/identity-providers/{identity_provider_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["removeIdentityProvider"];
    options?: never;
    head?: never;
    patch: operations["changeIdentityProvider"];
    trace?: never;
  };
  "/v1/identity-providers/{identity_provider_id}/tests": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["testIdentityProvider"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/invitation-acceptances": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["acceptInvitation"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/invitations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listInvitations"];
    put?: never;
    post: operations["inviteMember"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/invitations/{invitation_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["takeBackInvitation"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/me": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showMe"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/members": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listMembers"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/members/{member_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["endMembership"];
    options?: never;
    head?: never;
    patch: operations["changeMemberRole"];
    trace?: never;
  };
  "/v1/members/{member_id}/second-factors": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["freeMemberOfFactors"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/passkey-challenges": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["askPasskey"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/passkey-registrations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["beginPasskey"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/passkey-sessions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["signInByPasskey"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/passkeys": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["addPasskey"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/passkeys/{passkey_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["removePasskey"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/practice": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showPractice"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: operations["changePractice"];
    trace?: never;
  };
  "/v1/practice/clock-steps": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["moveClock"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/practices": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["openPractice"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/provider-acceptances": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["acceptInvitationByProvider"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/provider-sessions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["signInByProvider"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/provider-ties": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listProviderTies"];
    put?: never;
    post: operations["tieProvider"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/provider-ties/{provider_tie_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["untieProvider"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/quality-model": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showQualityModel"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/receivers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listReceivers"];
    put?: never;
    post: operations["addReceiver"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/receivers/{receiver_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showReceiver"];
    put?: never;
    post?: never;
    delete: operations["removeReceiver"];
    options?: never;
    head?: never;
    patch: operations["changeReceiver"];
    trace?: never;
  };
  "/v1/receivers/{receiver_id}/deliveries": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listDeliveries"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/receivers/{receiver_id}/former-secrets": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["endFormerSecrets"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/receivers/{receiver_id}/replays": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listReplays"];
    put?: never;
    post: operations["replayRange"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/receivers/{receiver_id}/secret-rotations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["rotateReceiverSecret"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/receivers/{receiver_id}/tests": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["testReceiver"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/recovery-codes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["renewRecoveryCodes"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/registration-tokens": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["giveLeaveToRegister"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/replays/{replay_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showReplay"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/second-factor-policy": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations["demandSecondFactors"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/second-factors": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showSecondFactors"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/second-steps": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["finishSignIn"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/sessions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listSessions"];
    put?: never;
    post: operations["signIn"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/sessions/current": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["signOut"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/sessions/{session_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["endSession"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/step-up-challenges": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["askPasskeyToStepUp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/step-ups": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["stepUp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/suppressions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["suppressPerson"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/suppressions/{suppression_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showSuppression"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/tasks/{task_id}/decision": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations["decideTask"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/today": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listToday"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/touches/{touch_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["takeBackTouch"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/try-outs/{try_out_id}/verdict": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations["giveVerdict"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/usage": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showUsage"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/weed-outs/{weed_out_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["showWeedOut"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/weed-outs/{weed_out_id}/approval": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations["approveWeedOut"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/weed-outs/{weed_out_id}/people": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations["listWeeds"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/weed-outs/{weed_out_id}/people/{profile_id}/decision": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations["decideWeed"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description The invited person's name and password; who signs in elsewhere with this address gives the same password. */
    Acceptance: {
      /** @description The person's name. */
      name: string;
      /** @description At least 12 characters; a few words make a good one. */
      password: string;
      /** @description The invitation's token, for the invited person alone. */
      token: string;
    };
    /** @description What to change. */
    AccountChange: {
      /** @description What reading this account may cost in a month, in millionths of a dollar. */
      monthly_budget_micros: number;
    };
    /** @description One of the client's accounts. */
    AccountGlance: {
      /** @description Null before the first was asked for. */
      checkup: components["schemas"]["CheckupGlance"] | null;
      /** @description Those who engage, where the network names no followers; null elsewhere. */
      engagers: components["schemas"]["EngagersGlance"] | null;
      findings: components["schemas"]["FindingsGlance"];
      /** @description Its handle, as last seen. */
      handle: string;
      /** @description Up to 24 checkups, oldest first. */
      history: components["schemas"]["HistoryPoint"][];
      /**
       * Format: uuid
       * @description The account.
       */
      id: string;
      /** @description The network. */
      platform: components["schemas"]["Platform"];
      /** @description Null before the first checkup has ended, and where nobody names the followers. */
      report: components["schemas"]["ReportGlance"] | null;
      /**
       * @description Whether it is read through the network or known from exports alone.
       * @enum {string}
       */
      source: "api" | "export";
      /** @description Whether it can be read through the network. */
      state: components["schemas"]["AccountState"];
      /** @description Why not, and what mends it; null while it can. */
      state_reason: components["schemas"]["StateReason"] | null;
      /**
       * Format: date-time
       * @description Since when.
       */
      state_since: string;
      waiting: components["schemas"]["WaitingGlance"];
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    AccountPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["AccountView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /**
     * @description Whether an account can be read through its network.
     * @enum {string}
     */
    AccountState: "connected" | "needs_reconnect" | "disconnected";
    /** @description A client's account on one network: whether it can be read, why not, and what can be known of it. */
    AccountView: {
      /** @description What can be known of it, what cannot, and why. */
      capabilities: components["schemas"]["CapabilityView"][];
      /**
       * Format: uuid
       * @description Whose it is.
       */
      client_id: string;
      /**
       * Format: date-time
       * @description Known since.
       */
      created_at: string;
      /** @description Its handle, as last seen. */
      handle: string;
      /** @description What it was called before, and who took its handle, oldest first. */
      handle_changes: components["schemas"]["HandleChangeView"][];
      /**
       * Format: uuid
       * @description The account.
       */
      id: string;
      /** @description What reading this account may cost in a month, in millionths of a dollar. */
      monthly_budget_micros: number;
      /** @description Its name, as last seen; may be empty. */
      name: string;
      /** @description When it is looked at next; null for not by itself. */
      next_checkup_at: string | null;
      /** @description The network. */
      platform: components["schemas"]["Platform"];
      /** @description On which way its owner agreed the last time; null when only exports speak of it. */
      route: components["schemas"]["Route"] | null;
      /** @description `api` when its owner has agreed on the network, `export` when only exports speak of it. */
      source: string;
      /** @description Whether it can be read through the network. */
      state: components["schemas"]["AccountState"];
      /** @description What keeps it from being read, or from being read in full; null while nothing does. */
      state_reason: components["schemas"]["StateReason"] | null;
      /**
       * Format: date-time
       * @description Since when.
       */
      state_since: string;
    };
    /** @description How many of one account's followers the client really knows, in numbers alone. */
    Acquaintance: {
      /**
       * Format: uuid
       * @description The account.
       */
      account_id: string;
      /** @description Followers of class genuine among those read; null where no followers were ever read. */
      genuine: number | null;
      /** @description People who follow or not, with two turns each way, as far as was read. */
      in_conversation: number;
      /** @description Of those, who spoke within seven days. */
      in_conversation_this_week: number;
      /** @description Of these, of whom one personal fact is written down. */
      known: number;
      /** @description When followers were read last. */
      read_at: string | null;
      /** @description Of these, touched within 30 days. */
      touched_30_days: number;
      /** @description Of these, touched within 60 days. */
      touched_60_days: number;
      /** @description Of these, touched within 90 days. */
      touched_90_days: number;
    };
    /** @description The front end that acts for you by this token, and what you let it do. */
    ActingFrontEnd: {
      /**
       * Format: uuid
       * @description Its `client_id`.
       */
      id: string;
      /** @description As you read it when you agreed. */
      name: string;
      /** @description What this token lends it. */
      scopes: string[];
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    AlertPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["AlertView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description Something the practice was told. */
    AlertView: {
      /** @description Whom it is about, if anyone. */
      client_id: string | null;
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /** @description An event type's name. */
      event: string;
      /**
       * Format: uuid
       * @description The alert; also the `webhook-id` of every message about it.
       */
      id: string;
      /**
       * Format: date-time
       * @description When it happened.
       */
      occurred_at: string;
      /** @description The message's `data`; its shape belongs to the event type. */
      payload: {
        [key: string]: unknown;
      };
      /**
       * Format: uuid
       * @description What it is about: a finding, an account, a receiver.
       */
      subject_id: string;
      /** @description Version of the data's shape. */
      version: number;
    };
    /**
     * @description How a client sorts one follower.
     * @enum {string}
     */
    Answer: "fits" | "friend" | "peer" | "not_for_me" | "unsure";
    /** @description What the authenticator signed. */
    AnswerResponse: {
      /** @description Bytes in base64url. */
      authenticatorData: string;
      /** @description Bytes in base64url. */
      clientDataJSON: string;
      /** @description Bytes in base64url. */
      signature: string;
      /** @description Bytes in base64url. */
      userHandle?: string | null;
    };
    /** @description What somebody said of a finding. */
    AnswerView: {
      /**
       * @description What was said.
       * @enum {string}
       */
      answer: "accepted" | "wrong" | "explained";
      /**
       * @description Whether the client said so, or a member of the practice.
       * @enum {string}
       */
      by: "client" | "practice";
      /**
       * Format: date-time
       * @description When.
       */
      given_at: string;
      /**
       * Format: uuid
       * @description The answer.
       */
      id: string;
      /** @description In their own words. */
      words: string | null;
    };
    /** @description A key that was made. The token is shown this once. */
    ApiKeyMade: {
      /** @description When it ends; null for never. */
      expires_at: string | null;
      /**
       * Format: uuid
       * @description The key.
       */
      id: string;
      /** @description Send it as `Authorization: Bearer <token>`. */
      token: string;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    ApiKeyPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["ApiKeyView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description A key that is valid, or was until it expired. */
    ApiKeyView: {
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /** @description When it ends; null for never. */
      expires_at: string | null;
      /**
       * Format: uuid
       * @description The key.
       */
      id: string;
      /** @description What the key is for. */
      label: string;
      /** @description Last use, to the minute; null for never. */
      last_used_at: string | null;
      /**
       * Format: uuid
       * @description As whom it acts.
       */
      member_id: string;
    };
    /** @description An authenticator app that counts once it has shown a code. The secret is shown this once. */
    AppBegun: {
      /**
       * Format: uuid
       * @description The factor.
       */
      id: string;
      /** @description To be shown as a QR code. */
      otpauth_uri: string;
      /** @description To be typed, in base32. */
      secret: string;
    };
    /** @description The first code of an app. */
    AppConfirmation: {
      /** @description The six digits that your app shows now. */
      code: string;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    ApprovalPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["ApprovalView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description That a front end may act for somebody. */
    ApprovalView: {
      /** @description For whom: `member:<id>`, or `client:<id>` in their own view. */
      caller: string;
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /** @description When the person is asked again; null for a machine. */
      expires_at: string | null;
      /**
       * Format: uuid
       * @description The front end; its `client_id`.
       */
      front_end_id: string;
      /** @description What it was called when they agreed. */
      front_end_name: string;
      /**
       * Format: uuid
       * @description The approval.
       */
      id: string;
      /** @description Last use, to the minute; null for never. */
      last_used_at: string | null;
      /** @description What it may be let do. */
      scopes: string[];
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    AssignmentPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["AssignmentView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description A member who coaches the client. */
    AssignmentView: {
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /**
       * Format: uuid
       * @description The member.
       */
      member_id: string;
      /** @description The person's name. */
      name: string;
    };
    /** @description One try to deliver, with what went over the wire; kept for 30 days. */
    AttemptInFull: {
      /**
       * Format: date-time
       * @description When it was sent.
       */
      at: string;
      /** @description How long it took, in milliseconds. */
      duration_ms: number;
      /** @description `answered`; `no_answer` when the receiver could not be reached or was too slow; otherwise the code of our refusal to send there, such as `address_not_public`. */
      outcome: string;
      /** @description The first twenty headers of the answer, shortened, without cookies; none when none came. */
      reply_headers: {
        [key: string]: string;
      };
      /** @description The start of the answer's body. */
      reply_start: string;
      request: components["schemas"]["RequestSent"];
      /** @description HTTP status of the answer; only 2xx delivers. */
      status: number | null;
    };
    /** @description One try to deliver. */
    AttemptView: {
      /**
       * Format: date-time
       * @description When it was sent.
       */
      at: string;
      /** @description How long it took, in milliseconds. */
      duration_ms: number;
      /** @description `answered`; `no_answer` when the receiver could not be reached or was too slow; otherwise the code of our refusal to send there, such as `address_not_public`. */
      outcome: string;
      /** @description The start of the answer's body. */
      reply_start: string;
      /** @description HTTP status of the answer; only 2xx delivers. */
      status: number | null;
    };
    /** @description A statement against what was seen since; behaviour before its date counts for nothing. */
    AttestedVerdict: {
      /** @description The looks it rests on; null without any. */
      coverage: components["schemas"]["LooksSince"] | null;
      /** @description What it rests on. */
      evidence: components["schemas"]["Reason"][];
      /**
       * Format: date-time
       * @description When.
       */
      judged_at: string;
      /** @description What counted for nothing, and why. */
      left_out: components["schemas"]["Reason"][];
      /**
       * @description `contradicted`: said to be off, and what such a program does was seen since. `consistent`: nothing speaks against it. `not_observable`: the account's source cannot show it. `too_early`: too few looks or days since.
       * @enum {string}
       */
      outcome: "consistent" | "contradicted" | "not_observable" | "too_early";
      reason: components["schemas"]["Reason"];
      /** @description Whether what such a program does was seen since, whatever was said; null where nobody can tell. */
      seen: boolean | null;
    };
    /**
     * @description Who follows an account and how good they are. `None` is "not observable", with its reason in `not_observable`.
     *
     *   A **quality follower** can be reached, is active, and either fits the target market or is engaged with the client: somebody
     *   whose profile is of class genuine, who posted within 90 days, and whose fit is 50 or more; or who spoke with the client within
     *   90 days; or whom the client sorted as fitting or a friend. Nobody of class suspect or automated counts unless the client
     *   sorted them so, nobody whom the client sorted as not for them does, and peers are counted apart.
     */
    AudienceQuality: {
      /** @description Everybody who was read, by class. */
      classes: components["schemas"]["ClassShare"][];
      /** @description Followed back, without a trace of each other since; null where it is not observable. */
      courtesy: number | null;
      coverage: components["schemas"]["Coverage"];
      /** @description Their share in the whole audience; null where the people read do not represent it. Its bounds allow for everybody who was not read; those who were read and show too little to be judged do not count. */
      estimated: components["schemas"]["Interval"] | null;
      /** @description The share of fake or automated followers; null where it is not observable. */
      fake_share: components["schemas"]["FakeShare"] | null;
      /** @description The model that judged. */
      model_version: string;
      /** @description What could not be told of this audience, and why. */
      not_observable: components["schemas"]["Reason"][];
      /** @description Peers, such as team mates, as the client sorted them; never counted as quality followers. */
      peers: number;
      /** @description Counted among those read, so the least there are; null when nothing could tell of anybody. */
      quality_followers: number | null;
      /** @description The mean score of the judged, 0 to 100; null when nobody could be judged. */
      score: number | null;
      /** @description Null while quality followers are not known. */
      stage: components["schemas"]["Stage"] | null;
    };
    /** @description An authenticator app that counts. */
    AuthenticatorAppView: {
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /**
       * Format: uuid
       * @description The factor.
       */
      id: string;
      /** @description Last use; null for never. */
      last_used_at: string | null;
    };
    /** @description A client since the last call, on one page. Nobody else is named in it. */
    Brief: {
      /** @description What changed it, the largest first. */
      causes: components["schemas"]["BriefCause"][];
      /** @description Since the last look before that moment by the same model; null without one. */
      change: number | null;
      /**
       * Format: uuid
       * @description The client.
       */
      client_id: string;
      /**
       * Format: date-time
       * @description When the client was taken on.
       */
      coached_since: string;
      /** @description What you learned since then of the client's own account, however long ago it happened. */
      findings: components["schemas"]["BriefFinding"][];
      /** @description All open findings, followers' included. */
      findings_open: number;
      /** @description When the goal may be reached. */
      forecast: components["schemas"]["Forecast"] | null;
      /** @description In their own words. */
      goal: string;
      /** @description Where the road leads. */
      goal_quality_followers: number;
      /** @description That account. */
      handle: string | null;
      /** @description When the last call was. */
      last_call_at: string | null;
      /** @description Looks of the last 180 days, for a curve. */
      looks: components["schemas"]["BriefLook"][];
      /** @description The client's name. */
      name: string;
      newcomers: components["schemas"]["BriefNewcomers"];
      /** @description Where the most quality followers are; null before any. */
      platform: components["schemas"]["Platform"] | null;
      /** @description Counted at the newest look, among those read. */
      quality_followers: number | null;
      /**
       * Format: date-time
       * @description From when on: as asked, else the last call, else four weeks ago.
       */
      since: string;
      tasks: components["schemas"]["BriefTasks"];
      try_outs: components["schemas"]["BriefTryOuts"];
      /**
       * Format: date-time
       * @description When this was told.
       */
      until: string;
      waiting: components["schemas"]["BriefWaiting"];
      weeded: components["schemas"]["BriefWeeded"];
    };
    /** @description One cause of a change in quality followers, added up over all looks since. */
    BriefCause: {
      /** @description More, or fewer where it is below zero. */
      change: number;
      /** @description As ledgers code it. */
      code: string;
      /** @description In plain English. */
      text: string;
    };
    /** @description Something new about the client's own account. */
    BriefFinding: {
      /** @description How grave. */
      severity: string;
      /** @description What was seen. */
      text: string;
    };
    /** @description Quality followers at one look. */
    BriefLook: {
      /** @description By which model; two models cannot be compared. */
      model_version: string;
      /** @description How many among those read; null when not known. */
      quality_followers: number | null;
      /**
       * Format: date-time
       * @description When.
       */
      taken_at: string;
      /** @description All followers. */
      total: number | null;
    };
    /** @description Who began to follow since then, on the same account. */
    BriefNewcomers: {
      /** @description Began to follow. */
      came: number;
      /** @description Of these, of class genuine. */
      genuine: number;
      /** @description Of these, still follow. */
      stayed: number;
    };
    /** @description What became of tasks since then. */
    BriefTasks: {
      /** @description Days on which something was done. */
      active_days: number;
      /** @description Done. */
      done: number;
      /** @description Let lapse. */
      lapsed: number;
      /** @description Still open. */
      open: number;
      /** @description The newest five, in the client's words. */
      skip_reasons: string[];
      /** @description Skipped. */
      skipped: number;
    };
    /** @description What became of try-outs since then. */
    BriefTryOuts: {
      /** @description Dropped. */
      dropped: number;
      /** @description Of whom a verdict is due now. */
      due: number;
      /** @description Kept. */
      kept: number;
      /** @description Opened. */
      opened: number;
    };
    /** @description People who wrote and got no answer. */
    BriefWaiting: {
      /** @description Since when the first waits. */
      oldest_since: string | null;
      /** @description How many. */
      people: number;
    };
    /** @description What became of people in weed-outs since then. */
    BriefWeeded: {
      /** @description Kept after all. */
      spared: number;
      /** @description Unfollowed. */
      unfollowed: number;
    };
    /** @description A call that was held. */
    CallView: {
      /**
       * Format: uuid
       * @description With whom.
       */
      client_id: string;
      /**
       * Format: date-time
       * @description When.
       */
      held_at: string;
      /**
       * Format: uuid
       * @description The call.
       */
      id: string;
    };
    /** @description One thing one may want to know of an account, and whether it can be seen. */
    CapabilityView: {
      /** @description When the export that shows it was made; null where none that was read does, or the network shows it now. */
      as_of: string | null;
      /** @description What. */
      code: string;
      /** @description Whether it can be seen now. */
      observable: boolean;
      /** @description Why not, or in which export it is seen; empty where the network shows it. */
      reason: string;
      /** @description What would help; empty when nothing needs to. */
      remedy: string;
      /**
       * @description Where it is seen: `api` in the network's answers, `export` in official exports; null where it is not.
       * @enum {null|string}
       */
      source: "api" | "export" | null;
    };
    /** @description How the client sorts one follower; null clears the answer. */
    CardAnswer: {
      /** @description The answer. */
      answer: components["schemas"]["Answer"] | null;
    };
    /** @description One follower who was dealt to the client. */
    CardView: {
      /** @description How they were sorted; null if not yet. */
      answer: components["schemas"]["Answer"] | null;
      /** @description Their handle. */
      handle: string | null;
      /** @description Their name. */
      name: string | null;
      /** @description The network's number of the person. */
      profile_id: string;
    };
    /** @description What a version of the model changed. */
    Change: {
      /** @description What is different. */
      changed: string;
      /** @description The day from which it judged. */
      since: string;
      /** @description The version. */
      version: string;
    };
    /**
     * @description What can change.
     * @enum {string}
     */
    ChangeKind: "client" | "account" | "checkup" | "finding" | "task";
    /** @description That something changed. Read it at its own door, which tells what you may see of it. */
    Changed: {
      /** @description Whose it is or was; null when that went with it. */
      client_id: string | null;
      /**
       * Format: uuid
       * @description Which.
       */
      id: string;
      /** @description Whether it was deleted: drop it. */
      is_gone: boolean;
      /** @description What it is. */
      kind: components["schemas"]["ChangeKind"];
    };
    /** @description What changed, and where to go on from. */
    Changes: {
      /** @description Whether there was no more; if false, ask again at once. */
      is_last: boolean;
      /** @description In the order in which it was committed. */
      items: components["schemas"]["Changed"][];
      /** @description Keep it: what you send as `since` the next time, now or within thirty days. */
      next_since: string;
    };
    /** @description The checkup that was asked for; follow it until its state is `done` or `failed`. */
    CheckupAsked: {
      /** @description Where to follow it. */
      checkup: string;
      /**
       * Format: uuid
       * @description The checkup.
       */
      id: string;
    };
    /** @description What a checkup asked for now would read and cost, by the counts of the last look; asking for this costs nothing. */
    CheckupEstimate: {
      /** @description What the account may still spend this month. */
      budget_left_micros: number;
      /** @description The day of those counts, in UTC; null before the first look. */
      counted_on: string | null;
      /** @description What counting anew costs, before anything else is read, in millionths of a US dollar. */
      counting_micros: number;
      /** @description What would be read after counting, its price and its length, both at the most; null where `reason` says why. */
      plan: components["schemas"]["Plan"] | null;
      /** @description Why there is no plan; null where there is one. */
      reason: components["schemas"]["Reason"] | null;
    };
    /** @description The newest checkup: how far it has come, or how it ended. */
    CheckupGlance: {
      /**
       * Format: date-time
       * @description When it was asked for.
       */
      asked_at: string;
      /** @description Why there is no report. */
      failure: components["schemas"]["Failure"] | null;
      /** @description When it ended. */
      finished_at: string | null;
      /**
       * Format: uuid
       * @description The checkup.
       */
      id: string;
      /** @description Followers read so far. */
      people_read: number;
      /** @description Followers there are, as the source says. */
      people_total: number | null;
      /** @description Which list is being read. */
      stage: string;
      /**
       * @description `waiting` means the network asked for a pause.
       * @enum {string}
       */
      state: "queued" | "reading" | "waiting" | "judging" | "done" | "failed";
      /** @description Until when the network asked us to wait. */
      waiting_until: string | null;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    CheckupPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["CheckupView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description One look at an account: how far it has come, what it costs, and how it ended. */
    CheckupView: {
      /**
       * Format: uuid
       * @description The account.
       */
      account_id: string;
      /**
       * Format: date-time
       * @description When.
       */
      asked_at: string;
      /** @description A member, a client, or `schedule`. */
      asked_by: string;
      /** @description What became of a handed-in export; null until it was read. */
      export: components["schemas"]["ExportReport"] | null;
      /** @description Why there is no report, and what mends it. */
      failure: components["schemas"]["Failure"] | null;
      /** @description When it ended. */
      finished_at: string | null;
      /**
       * Format: uuid
       * @description The checkup.
       */
      id: string;
      /** @description People read so far: followers, or once it is done those who engage, where a network names nobody else. */
      people_read: number;
      /** @description Followers there are, as the network says; null where it names none. */
      people_total: number | null;
      /** @description What will be read, its price and its length at the most; null until it is priced. */
      plan: components["schemas"]["Plan"] | null;
      /** @description The report it made. */
      report_id: string | null;
      /**
       * @description Where the facts come from.
       * @enum {string}
       */
      source: "api" | "export";
      /** @description Paid so far, in millionths of a dollar. */
      spent_micros: number;
      /** @description Which list is being read. */
      stage: string;
      /** @description When it began. */
      started_at: string | null;
      /**
       * @description `waiting` means that the network is left alone for a while.
       * @enum {string}
       */
      state: "queued" | "reading" | "waiting" | "judging" | "done" | "failed";
      /** @description Why it waits: the network asked for a pause, its quota is spared for others too, or it refused our access and is asked once more. */
      waiting_reason: components["schemas"]["Reason"] | null;
      /** @description Until when it waits; null unless it does. */
      waiting_until: string | null;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    CirclePage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["CircleView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description A person whom the client chose to know well. */
    CircleView: {
      /**
       * Format: date-time
       * @description When.
       */
      chosen_at: string;
      /** @description Their handle, as last seen. */
      handle: string | null;
      /** @description The person's number on the network, as text since it outgrows what JavaScript counts exactly. */
      profile_id: string;
    };
    /** @description One class of followers: how many of those read, and the share of all where it may be claimed. */
    ClassShare: {
      /** @description What their public behaviour looks like. */
      klass: string;
      /** @description How many of those read; null where nobody could be judged, as where names alone are known, but for `unknown`. */
      people: number | null;
      /** @description Their share of the whole audience; null where the people read do not represent it. */
      share: components["schemas"]["Interval"] | null;
    };
    /** @description What to change; what is left out stays. */
    ClientChange: {
      /** @description True ends the coaching, false takes it up again. */
      coaching_ended?: boolean;
      /** @description Minutes a day the client sets aside. */
      daily_minutes?: number;
      /** @description What the client is after, in their own words. */
      goal?: string;
      /** @description How many quality followers the road leads to. */
      goal_quality_followers?: number;
      /** @description What the client cares about. */
      interests?: string[];
      /** @description The language the client reads (BCP 47); null while not known, and pages follow their browser. */
      language?: string | null;
      /** @description The client's name. */
      name?: string;
      /** @description Whom the client hopes to meet. */
      target_market?: components["schemas"]["TargetMarket"];
      /** @description The IANA zone the client's day is reckoned in. */
      time_zone?: string;
    };
    /** @description Where the client reads their mail. */
    ClientInvitation: {
      /** @description An e-mail address; capitals make no difference. */
      email: string;
    };
    /** @description An open invitation. The token is shown this once: hand it to the client. */
    ClientInvited: {
      /**
       * Format: date-time
       * @description Until when it can be accepted.
       */
      expires_at: string;
      /**
       * Format: uuid
       * @description The invitation.
       */
      id: string;
      /** @description What the client accepts with. */
      token: string;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    ClientPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["ClientView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description A person being coached. */
    ClientView: {
      /** @description When the coaching ended; null while it goes on. */
      coaching_ended_at: string | null;
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /** @description Minutes a day the client sets aside. */
      daily_minutes: number;
      /** @description What the client is after, in their own words. */
      goal: string;
      /** @description How many quality followers the road leads to. */
      goal_quality_followers: number;
      /**
       * Format: uuid
       * @description The client.
       */
      id: string;
      /** @description What the client cares about. */
      interests: string[];
      /** @description Whether this is the sample client. */
      is_sample: boolean;
      /** @description The language the client reads (BCP 47); null while not known, and pages follow their browser. */
      language: string | null;
      /** @description The client's name. */
      name: string;
      target_market: components["schemas"]["TargetMarket"];
      /** @description The IANA zone the client's day is reckoned in. */
      time_zone: string;
    };
    /** @description How far to move on. */
    ClockStep: {
      /** @description Seconds, a year at the most. */
      advance_seconds: number;
    };
    /** @description How far the practice's own time runs ahead of real time. */
    ClockView: {
      /** @description Seconds ahead. */
      offset_seconds: number;
    };
    /** @description Everybody in reach whose coaching goes on: whom to call first, and about what. */
    Cohort: {
      /** @description Whoever needs a call the most comes first; then those who fall the most. */
      clients: components["schemas"]["CohortClient"][];
      /** @description Clients who decline. */
      declining: number;
      /**
       * Format: date-time
       * @description When this was told.
       */
      looked_at: string;
      /** @description Clients of whom that cannot be told. */
      not_compared: number;
      /** @description Clients who rise. */
      rising: number;
      /** @description Clients who stall. */
      stalling: number;
    };
    /** @description One client, by the account with the most quality followers. */
    CohortClient: {
      /** @description The account; null before quality followers were counted. */
      account_id: string | null;
      /** @description What to call about, the most pressing first; empty when all runs by itself. */
      call_about: components["schemas"]["ReasonView"][];
      /** @description Quality followers more or fewer. */
      change: number | null;
      /**
       * Format: uuid
       * @description The client.
       */
      client_id: string;
      /** @description When the look before was taken. */
      compared_with: string | null;
      /** @description Its handle. */
      handle: string | null;
      /** @description When that look was taken. */
      looked_at: string | null;
      /** @description Within four weeks. `stalls`: less than a twentieth, or than two people. `not_comparable`: the model or the source changed in between. `too_early`: no look from before. `not_known`: never counted. */
      movement: components["schemas"]["Movement"];
      /** @description The client's name. */
      name: string;
      /** @description Null with fewer than five others of that size. */
      peers: components["schemas"]["PeersView"] | null;
      /** @description Its network. */
      platform: components["schemas"]["Platform"] | null;
      /** @description Counted among those read at the newest look. */
      quality_followers: number | null;
      /** @description All followers then. */
      total: number | null;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    CommentFlagPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["CommentFlagView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /**
     * @description Offensive words of one kind in what somebody wrote to the account; the comment itself is not kept.
     *
     *   `profile_id`, `handle` and `masked` are null while the client has not agreed to show names.
     */
    CommentFlagView: {
      /** @description A stable code. */
      code: string;
      /** @description Somebody set it aside as fine. */
      dismissed: boolean;
      /** @description Their handle. */
      handle: string | null;
      /**
       * Format: uuid
       * @description By which it is set aside.
       */
      id: string;
      /** @description The words, all but first letters hidden. */
      masked: string | null;
      /** @description The network's number of the person. */
      profile_id: string | null;
      /**
       * Format: date-time
       * @description When the newest such comment was written.
       */
      said_at: string;
      /**
       * @description `perhaps`: quoted, or read behind a disguise.
       * @enum {string}
       */
      sureness: "clear" | "perhaps";
    };
    /** @description A connect link. Its address is shown this once: send it to the client, who needs no sign-in. */
    ConnectLinkMade: {
      /**
       * Format: date-time
       * @description Until when it can be used, once.
       */
      expires_at: string;
      /**
       * Format: uuid
       * @description The link.
       */
      id: string;
      /** @description Whoever opens it can connect one account for this client. */
      url: string;
    };
    /** @description Programs with access to the account, listed as facts. */
    ConnectedPrograms: {
      /**
       * Format: date-time
       * @description When the export was read.
       */
      as_of: string;
      /** @description Null where the export does not list them. */
      programs: components["schemas"]["ProgramFact"][] | null;
    };
    /** @description The client's decision. */
    ConsentDecision: {
      /** @description True agrees, false takes it back. */
      granted: boolean;
    };
    /**
     * @description What needs the client's grant; counts and findings do not.
     * @enum {string}
     */
    ConsentKind: "names" | "notes" | "exports";
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    ConsentPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["ConsentView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description Whether the client agrees to show one kind of data; counts and findings need no agreement. */
    ConsentView: {
      /** @description Since when; null while the client does not agree. */
      granted_at: string | null;
      /**
       * @description Followers' names, the client's notes, or taking data out in bulk.
       * @enum {string}
       */
      kind: "names" | "notes" | "exports";
    };
    /** @description What the client says of somebody; what is left out is taken back. */
    ContactFacts: {
      /** @description One personal fact, in the client's words. */
      learned?: string | null;
      /**
       * @description What they are to the client; `peer` also sells for a living.
       * @enum {null|string}
       */
      stands_as?: "prospect" | "peer" | "friend" | null;
      /** @description How often to be in touch: every 30 days for five, 60 for four, 90 for three, 120 for two, never for one. */
      stars?: number | null;
    };
    /** @description Somebody whom the client wants to know. */
    ContactSummary: {
      /** @description Whether both have taken two turns; before that, Rapport never proposes to speak of business. */
      business_welcome: boolean;
      /** @description Whether they follow the account now. */
      follows: boolean;
      /** @description Their handle, as last seen. */
      handle: string | null;
      /** @description `hot`: spoke within 14 days, two turns each way. `warm`: within 60 days. Null if they never spoke. */
      heat: components["schemas"]["Heat"] | null;
      /** @description Whether they are in the circle. */
      in_circle: boolean;
      /**
       * @description Their class, if they follow.
       * @enum {null|string}
       */
      klass: "unknown" | "genuine" | "dormant" | "mass_follower" | "suspect" | "automated" | null;
      /** @description When they spoke last. */
      last_theirs_at: string | null;
      /** @description When the client was last in touch. */
      last_touch_at: string | null;
      /** @description The one personal fact; null where nothing was learned, or notes may not be shown. */
      learned: string | null;
      /** @description Where they are found. */
      link: string | null;
      /** @description When a touch is due by their stars. */
      next_touch_at: string | null;
      /** @description Their number on the network. */
      profile_id: string;
      /**
       * @description What they are to the client; `peer` also sells for a living.
       * @enum {null|string}
       */
      stands_as: "prospect" | "peer" | "friend" | null;
      /** @description How often to be in touch: every 30 days for five, 60 for four, 90 for three, 120 for two, never for one. */
      stars: number | null;
      /** @description Turns of the client's. */
      turns_ours: number;
      /** @description Turns of theirs in talk with the client. */
      turns_theirs: number;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    ContactSummaryPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["ContactSummary"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description Somebody whom the client wants to know, with the touches. */
    ContactView: {
      /** @description Whether both have taken two turns; before that, Rapport never proposes to speak of business. */
      business_welcome: boolean;
      /** @description Whether they follow the account now. */
      follows: boolean;
      /** @description Their handle, as last seen. */
      handle: string | null;
      /** @description Handles under which they were spoken with before. */
      handles_before: string[];
      /** @description `hot`: spoke within 14 days, two turns each way. `warm`: within 60 days. Null if they never spoke. */
      heat: components["schemas"]["Heat"] | null;
      /** @description Whether they are in the circle. */
      in_circle: boolean;
      /**
       * @description Their class, if they follow.
       * @enum {null|string}
       */
      klass: "unknown" | "genuine" | "dormant" | "mass_follower" | "suspect" | "automated" | null;
      /** @description When they spoke last. */
      last_theirs_at: string | null;
      /** @description When the client was last in touch. */
      last_touch_at: string | null;
      /** @description The one personal fact; null where nothing was learned, or notes may not be shown. */
      learned: string | null;
      /** @description Where they are found. */
      link: string | null;
      /** @description When a touch is due by their stars. */
      next_touch_at: string | null;
      /** @description Whether what the client wrote of them is shown. */
      notes_shown: boolean;
      /** @description Their number on the network. */
      profile_id: string;
      /**
       * @description What they are to the client; `peer` also sells for a living.
       * @enum {null|string}
       */
      stands_as: "prospect" | "peer" | "friend" | null;
      /** @description How often to be in touch: every 30 days for five, 60 for four, 90 for three, 120 for two, never for one. */
      stars: number | null;
      /** @description What was noted, the newest first, 50 at the most. */
      touches: components["schemas"]["TouchView"][];
      /** @description Turns of the client's. */
      turns_ours: number;
      /** @description Turns of theirs in talk with the client. */
      turns_theirs: number;
    };
    /**
     * @description A follower of whom the client's answer and something else do not go together; the newest answer counts all the same.
     *
     *   `profile_id`, `handle` and `name` say who they are, and are null while the client has not agreed to show names.
     */
    Contradiction: {
      /** @description The answer that counts. */
      answer: components["schemas"]["Answer"];
      /** @description Their handle. */
      handle: string | null;
      /** @description Their name. */
      name: string | null;
      /** @description The network's number of the person. */
      profile_id: string | null;
      /** @description What does not go together. */
      reasons: components["schemas"]["Reason"][];
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    CountPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["CountView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description What the network said on one day; null where it did not say. */
    CountView: {
      /**
       * Format: date
       * @description The day, in UTC.
       */
      day: string;
      /** @description Who follow the account. */
      followers: number | null;
      /** @description Whom it follows. */
      following: number | null;
      /** @description What it has posted. */
      posts: number | null;
      /**
       * @description Where this was said.
       * @enum {string}
       */
      source: "api" | "export";
    };
    /** @description What was read of an audience, from which source, when, how it was chosen, and what could not be seen. */
    Coverage: {
      /** @description The whole list was walked to its end, so that an absence means something. */
      complete: boolean;
      /**
       * @description What this source cannot show.
       * @default []
       */
      not_observable?: components["schemas"]["Reason"][];
      /** @description People read. */
      read: number;
      sampling: components["schemas"]["Sampling"];
      source: components["schemas"]["Source"];
      /**
       * Format: date-time
       * @description When it was read.
       */
      taken_at: string;
      /** @description People there are, as far as the source said; null when it did not. */
      total: number | null;
    };
    /** @description Which posts an account shares with the client's other accounts. Words are compared by hashes and never kept. */
    CrossPostingView: {
      /**
       * Format: uuid
       * @description The account.
       */
      account_id: string;
      /** @description The client's accounts on other networks; none without any. */
      others: components["schemas"]["SharedPosts"][];
      /** @description Own posts of the last 30 days, answers not counted. */
      posts_read: number;
    };
    /** @description What the client's day still holds. */
    DayGlance: {
      /** @description Minutes a day the client sets aside. */
      daily_minutes: number;
      /** @description The client's own day that was planned last; null before the first. */
      day: string | null;
      /** @description About how long they take. */
      open_minutes: number;
      /** @description Tasks still to do. */
      open_tasks: number;
      /** @description The first five; the plan has them all. Members see no names here. */
      tasks: components["schemas"]["TaskView"][];
    };
    /** @description How many cards to deal. */
    Deal: {
      /**
       * @description How many followers to deal.
       * @default 10
       */
      cards?: number;
    };
    /** @description What became of a task. */
    Decision: {
      /**
       * @description `done` and `skipped` are final.
       * @enum {string}
       */
      decision: "accepted" | "done" | "skipped" | "snoozed";
      /** @description With `done`, of a task to learn something: what was learned. */
      learned?: string | null;
      /** @description Why it was skipped, in the client's words. */
      reason?: string | null;
      /** @description With `snoozed`: the client's own day to offer it anew, within 90 days. */
      until?: string | null;
    };
    /** @description What became of a task. */
    DecisionView: {
      /**
       * Format: date-time
       * @description When.
       */
      decided_at: string;
      /** @description Why it was skipped. */
      skip_reason: string | null;
      /** @description When it is offered anew, if it was snoozed. */
      snoozed_until: string | null;
      /**
       * @description What became of it; `snoozed` until a day that the client chose, `lapsed` when nobody touched it for three days. It may still be done.
       * @enum {string}
       */
      state: "offered" | "accepted" | "done" | "skipped" | "snoozed" | "lapsed";
      /**
       * Format: uuid
       * @description The task.
       */
      task_id: string;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    DeclaredEventPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["DeclaredEventView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description An event that was declared and stands. */
    DeclaredEventView: {
      /**
       * Format: uuid
       * @description The account.
       */
      account_id: string;
      /**
       * @description Whether the client declared it, or a member of the practice.
       * @enum {string}
       */
      by: "client" | "practice";
      /**
       * Format: date-time
       * @description When.
       */
      declared_at: string;
      /**
       * Format: date-time
       * @description When it ended, or will.
       */
      ends_at: string;
      /** @description The kinds of finding it explains. */
      explains: ("boomerang" | "opened_together" | "engagement_pod" | "copied_comments" | "shared_comments")[];
      /**
       * Format: uuid
       * @description The event.
       */
      id: string;
      /**
       * @description What it was.
       * @enum {string}
       */
      kind: "giveaway" | "challenge" | "press" | "starter_pack";
      /** @description What happened, in a few words and without names, handles or links. */
      note: string;
      /**
       * Format: date-time
       * @description When it began, or will.
       */
      starts_at: string;
      /** @description How evidence cards name it. */
      text: string;
    };
    /** @description What a word or a number means here. */
    Definition: {
      /** @description What it means. */
      means: string;
      /** @description The word. */
      name: string;
    };
    /** @description A delivery with everything that was tried. */
    DeliveryInFull: {
      /**
       * Format: uuid
       * @description The alert; also the `webhook-id` of every message about it.
       */
      alert_id: string;
      /** @description How many were made. */
      attempts: number;
      /** @description Every attempt of the last 30 days, first to last. */
      attempts_made: components["schemas"]["AttemptInFull"][];
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /** @description An event type's name. */
      event: string;
      /**
       * Format: uuid
       * @description The delivery.
       */
      id: string;
      /** @description When the next one is due; null once it is settled. */
      next_attempt_at: string | null;
      /** @description Why it is not delivered, once an attempt did not succeed. */
      reason: components["schemas"]["Setback"] | null;
      /**
       * Format: uuid
       * @description The receiver.
       */
      receiver_id: string;
      /** @description 0 for the first delivery, then 1, 2, … for replays. */
      replay: number;
      /** @description The replay of a range that it is part of; null for all others. */
      replay_id: string | null;
      /**
       * @description Failed is final: only a replay sends this alert to this receiver again.
       * @enum {string}
       */
      state: "pending" | "delivered" | "failed";
    };
    /** @description A delivery with its last attempt. */
    DeliveryInList: {
      /**
       * Format: uuid
       * @description The alert; also the `webhook-id` of every message about it.
       */
      alert_id: string;
      /** @description How many were made. */
      attempts: number;
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /** @description An event type's name. */
      event: string;
      /**
       * Format: uuid
       * @description The delivery.
       */
      id: string;
      /** @description Null before the first. */
      last_attempt: components["schemas"]["AttemptView"] | null;
      /** @description When the next one is due; null once it is settled. */
      next_attempt_at: string | null;
      /** @description Why it is not delivered, once an attempt did not succeed. */
      reason: components["schemas"]["Setback"] | null;
      /**
       * Format: uuid
       * @description The receiver.
       */
      receiver_id: string;
      /** @description 0 for the first delivery, then 1, 2, … for replays. */
      replay: number;
      /** @description The replay of a range that it is part of; null for all others. */
      replay_id: string | null;
      /**
       * @description Failed is final: only a replay sends this alert to this receiver again.
       * @enum {string}
       */
      state: "pending" | "delivered" | "failed";
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    DeliveryInListPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["DeliveryInList"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description One alert on its way to one receiver. */
    DeliveryView: {
      /**
       * Format: uuid
       * @description The alert; also the `webhook-id` of every message about it.
       */
      alert_id: string;
      /** @description How many were made. */
      attempts: number;
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /** @description An event type's name. */
      event: string;
      /**
       * Format: uuid
       * @description The delivery.
       */
      id: string;
      /** @description When the next one is due; null once it is settled. */
      next_attempt_at: string | null;
      /** @description Why it is not delivered, once an attempt did not succeed. */
      reason: components["schemas"]["Setback"] | null;
      /**
       * Format: uuid
       * @description The receiver.
       */
      receiver_id: string;
      /** @description 0 for the first delivery, then 1, 2, … for replays. */
      replay: number;
      /** @description The replay of a range that it is part of; null for all others. */
      replay_id: string | null;
      /**
       * @description Failed is final: only a replay sends this alert to this receiver again.
       * @enum {string}
       */
      state: "pending" | "delivered" | "failed";
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    DetectorPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["DetectorView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /**
     * @description From which strength the practice is told of one kind of finding, and how its answers have moved that.
     *
     *   Of this practice's answers alone, the newest on each finding, and the newest three about each client, count. A threshold is
     *   never below the published one nor above its ceiling, and follows the answers that stand at any moment.
     */
    DetectorView: {
      /** @description Findings that count as answered so. */
      accepted: number;
      /** @description The highest it can come to. */
      ceiling: number;
      /** @description Likewise. */
      explained: number;
      /** @description The kinds of declared events that may explain it; empty where none ever does. */
      explained_by: ("giveaway" | "challenge" | "press" | "starter_pack")[];
      /** @description What of it they explain and with which grace, or why none does. */
      explained_how: string;
      /**
       * @description The kind.
       * @enum {string}
       */
      kind: "own_automation" | "auto_follow_back" | "boomerang" | "follow_back_language" | "engagement_pod" | "copied_comments" | "shared_comments" | "opened_together" | "guru_pattern";
      /**
       * @description What its strength is counted in.
       * @enum {string}
       */
      measure: "probability" | "times" | "posts" | "people" | "promotions";
      /** @description The published threshold. */
      published: number;
      /** @description By how much log-odds it is raised, 0 to 2. */
      shift: number;
      /** @description Where the published threshold comes from. */
      source: string;
      /** @description Why it stands there. */
      text: string;
      /** @description The practice's own. */
      told_from: number;
      /** @description Likewise. */
      wrong: number;
    };
    /** @description Why a finding is set aside. */
    Dismissal: {
      /** @description What speaks against it. */
      reason: string;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    EngagerPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["EngagerView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description Who engages with an account, and how; `null` is "not observable", with its reason in `not_observable`. */
    EngagerQuality: {
      /** @description Comments, tags and mentions read. */
      comments_read: number;
      /** @description Regulars in their own words: neither repeating the same words again and again, nor always early together with the same group. */
      genuine: number;
      /** @description The share of the network's engaged audience in the countries of the target market; null where the network does not say or the market names no country. */
      in_market_countries: number | null;
      /** @description Of the followers whom the network counts by town, which are those in the largest ones, the share in the towns of the target market; null where the network does not say or the market names no town. */
      in_market_towns?: number | null;
      /** @description People who comment early together with the same others, post after post. */
      in_pods: number;
      /** @description What the network tells of the account as a whole. */
      insights: components["schemas"]["Insight"][];
      /** @description What could not be told, and why. */
      not_observable: components["schemas"]["Reason"][];
      /** @description The share of comments in words of their own; null below ten people. */
      own_words_share: number | null;
      /** @description Different people who commented, tagged, mentioned or reacted. */
      people: number;
      /** @description People who engage with a post, on average; null below five posts. */
      per_post: number | null;
      /**
       * @description What it tells of the newest few posts, newest first; empty where it tells of none.
       * @default []
       */
      posts?: components["schemas"]["PostInsight"][];
      /** @description Own posts under which was looked. */
      posts_looked_under: number;
      /** @description The share that has a professional account, among those looked up, who are the most regular; its bounds allow for everybody else. Null below ten people looked up, and where nobody can be. */
      professionals: components["schemas"]["Interval"] | null;
      /** @description Of them, who said something within 30 days. */
      recent: number;
      /** @description Who said something on three days or more. */
      regular: number;
      /** @description People most of whose words are found again and again. */
      repeating: number;
      /** @description The oldest thing read. */
      since: string | null;
      /** @description Of them, how many the network gives no author for. */
      unnamed: number;
      /** @description Everything the network shows was read. */
      whole: boolean;
    };
    /**
     * @description Somebody who engages with an account, and how.
     *
     *   `profile_id`, `handle` and `name` say who they are, and are null while the client has not agreed to show names; ask the
     *   client to agree in their own view.
     */
    EngagerView: {
      /** @description Comments, answers, mentions and tags that were read. */
      comments: number;
      /** @description On how many days they said something. */
      days: number;
      /**
       * Format: date-time
       * @description When a look met them first.
       */
      first_seen_at: string;
      /** @description Comes again, in words of their own, and not always together with the same group. */
      genuine: boolean;
      /** @description What the network calls them: a handle, or on Facebook a name. */
      handle: string | null;
      /** @description Comments early together with the same others, post after post. */
      in_pod: boolean;
      /** @description When they said something last; null for somebody who only reacted, since networks do not say when. */
      last_at: string | null;
      /** @description Their name, where they were looked up. */
      name: string | null;
      /** @description Posts of the account that they engaged with. */
      posts: number;
      /** @description The network's number of the person, or one of our own where it names them by handle alone; null like a name while the client has not agreed to show names. */
      profile_id: string | null;
      /** @description Reactions that were read. */
      reactions: number;
      /** @description How many of their comments are in words that are found again and again. */
      repeated: number;
    };
    /** @description Those who engage, as the newest look at them found, where the network names no followers. */
    EngagersGlance: {
      /** @description How old that is, in whole hours. */
      age_hours: number;
      /** @description What was read, in two sentences. */
      coverage_text: string;
      /**
       * Format: uuid
       * @description The report.
       */
      id: string;
      /** @description The counts and shares. */
      seen: components["schemas"]["EngagerQuality"];
      /**
       * Format: date-time
       * @description When it was read.
       */
      taken_at: string;
    };
    /** @description Those who engage with an account, as the newest look at them found; they are not its followers. */
    EngagersNow: {
      /** @description How old that is. */
      age_seconds: number;
      /** @description What was read, in two sentences. */
      coverage_text: string;
      /** @description The counts and shares. */
      seen: components["schemas"]["EngagerQuality"];
      /**
       * Format: date-time
       * @description When it was read.
       */
      taken_at: string;
    };
    /** @description One cause, and how many quality followers there are more or fewer by it. */
    Entry: {
      /** @description More, or fewer where it is below zero. */
      change: number;
      /** @description A stable code: `joined`, `left`, `sorted`, `market`, `fit`, `engaged`, `active`, `profile`, `model`, `records` or `coverage`. The last three are no changes in the audience. */
      code: string;
      /** @description The numbers. */
      params: {
        [key: string]: string | number;
      };
      /** @description In plain English. */
      text: string;
    };
    /** @description Something that is being deleted, and where to see that it is gone. */
    ErasureAsked: {
      /** @description Proves who asked; shown once. */
      code: string;
      /**
       * Format: uuid
       * @description The erasure.
       */
      id: string;
      /** @description Anybody who has it sees how far the deletion is. */
      status_url: string;
    };
    /** @description How far an erasure is, told by ids and numbers alone. */
    ErasureView: {
      /** @description The account; null when the client is deleted with all that is left. */
      account_id: string | null;
      /**
       * Format: date-time
       * @description When it was asked for.
       */
      asked_at: string;
      /**
       * Format: uuid
       * @description Whose account it is, or who is deleted; may be gone.
       */
      client_id: string;
      /** @description How many rows were deleted, by table. */
      deleted: {
        [key: string]: number;
      };
      /** @description When everything was deleted. */
      done_at: string | null;
      /**
       * Format: uuid
       * @description The erasure.
       */
      id: string;
      /**
       * @description How far it is.
       * @enum {string}
       */
      state: "under_way" | "done";
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    EventTypePage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["EventTypeView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description A kind of event that a receiver can be told of. */
    EventTypeView: {
      /** @description What it tells. */
      description: string;
      /** @description A true message's `data`. */
      example: {
        [key: string]: unknown;
      };
      /** @description An event type's name. */
      name: string;
      /** @description JSON Schema of a message's `data`. */
      schema: {
        [key: string]: unknown;
      };
      /** @description What messages say as `version`: of the data's shape and meaning. */
      version: number;
    };
    /** @description One row of evidence that a coach could show the client. */
    Evidence: {
      /** @description A stable code. */
      code: string;
      /** @description The numbers. */
      params: {
        [key: string]: string | number;
      };
      /** @description In plain English. */
      text: string;
    };
    /**
     * @description A finding as it can be shown to the person it is about: what was seen and when, and what else it might have been.
     *
     *   Whoever may see the finding sees the card: client and coach together, or the client first, as the practice chose. Names and
     *   quoted words are withheld while the client has not agreed to show them.
     */
    EvidenceCard: {
      /** @description What would be seen with a person behind it. */
      alternatives: components["schemas"]["Reason"][];
      /** @description What was said of it, newest first. */
      answers: components["schemas"]["AnswerView"][];
      /** @description What the client can do. */
      can_do: components["schemas"]["Reason"][];
      /** @description Programs with access to the account, as the newest export tells; facts, and no signs. */
      connected_programs: components["schemas"]["Reason"][];
      finding: components["schemas"]["FindingView"];
      looks: components["schemas"]["LooksView"];
      /** @description The whole card as CommonMark to print or show; whatever people wrote in it is escaped. */
      markdown: string;
      /** @description What could not be seen. */
      not_observable: components["schemas"]["Reason"][];
      /** @description The account's network. */
      platform: components["schemas"]["Platform"];
      /** @description Published thresholds; the practice's own are listed by `listDetectors`. */
      rests_on: components["schemas"]["Measure"][];
      /** @description What counts of the account's settings in which this would show, against what was seen since; empty where it is about somebody else. */
      stated: components["schemas"]["Reason"][];
    };
    /** @description What was used of an export, what was ignored and why, and what it does not hold. */
    ExportReport: {
      /** @description Said when the export holds clearly fewer followers than the profile shows. */
      cut_short: components["schemas"]["Reason"] | null;
      /** @description Followers in the export; null without such a list. */
      followers_read: number | null;
      /** @description Followers on the profile, as the client read them there. */
      followers_shown: number | null;
      /** @description Files that were not opened, by what they hold. */
      ignored: components["schemas"]["Reason"][];
      /** @description What exports of this network can hold, and this one does not. */
      missing: components["schemas"]["Reason"][];
      /** @description Said when it could not be checked whose export this is, and what to do; null where it was, or was confirmed. */
      owner_unchecked: components["schemas"]["Reason"] | null;
      /** @description Kinds of records that were read. */
      used: components["schemas"]["Reason"][];
    };
    /** @description Files that have arrived, to be read as one export, and what the client says of it. */
    ExportWanted: {
      /** @description Followers on the profile as the client reads them there; tells whether the export is whole. */
      followers_shown?: number | null;
      /** @description Every file of the export, where the network split it, in any order. */
      upload_ids: string[];
      /** @description Whether the client agrees that it is read who wrote to whom and when; words never are. */
      with_messages: boolean;
    };
    /** @description What was confirmed. */
    ExportsConfirmed: {
      /** @description Exports that had not said whose they are, and are the account's now. */
      exports: number;
    };
    /** @description What one fact says: straight between knots on a scale of doublings, level beyond them. */
    FactTable: {
      /** @description The fact; `+` or `-` where two tables hold both ways. */
      fact: string;
      /** @description Values of the fact. */
      knots: number[];
      /** @description Log-odds at each knot; above zero for a fake. */
      says: number[];
    };
    /** @description Of whom the practice demands a second factor. */
    FactorPolicy: {
      /**
       * @description `members`: of owners, coaches and assistants; nobody's clients are asked.
       * @enum {string}
       */
      demanded_of: "optional" | "owners" | "members";
    };
    /** @description Why a checkup ended without a report: a stable code, a sentence, and what to do. */
    Failure: {
      /** @description A stable code. */
      code: string;
      /** @description What to do. */
      remedy: string;
      /** @description In plain English. */
      text: string;
    };
    /** @description The share of fake or automated followers, 0 to 1. From taps, or from the newest alone, there is no estimate, only bounds. */
    FakeShare: {
      /** @description How often such bounds hold the truth for followers like those the model was fitted on; for kinds it never saw they may not. */
      confidence: number;
      /** @description The likeliest share; null when only a bound is known. */
      estimate: number | null;
      /** @description The upper bound. */
      high: number;
      /** @description The lower bound. */
      low: number;
      /** @description `model`: from public profiles; `taps`: from the client's own sorting. */
      method: string;
    };
    /** @description One thing wrong with one place of a request. */
    FieldProblem: {
      /** @description What is wrong with it. */
      what: string;
      /** @description The field or parameter. */
      where: string;
    };
    /** @description Signs that a program acts. */
    FindingGlance: {
      /**
       * Format: date-time
       * @description First seen.
       */
      first_seen_at: string;
      /**
       * Format: uuid
       * @description The finding.
       */
      id: string;
      /** @description What was seen. */
      kind: string;
      /**
       * Format: date-time
       * @description Seen last.
       */
      last_seen_at: string;
      /** @description What was seen. */
      reason: components["schemas"]["ReasonView"];
      /**
       * @description `alarm` when it puts the account at risk with its network.
       * @enum {string}
       */
      severity: "notice" | "warning" | "alarm";
      /**
       * @description Whom it is about.
       * @enum {string}
       */
      subject: "own_account" | "follower" | "engager";
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    FindingPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["FindingView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /**
     * @description Signs that a program acts: about the client's own account, or one of its followers. Words describe behaviour.
     *
     *   Which follower, and what they wrote, is withheld while the client has not agreed to show names; ask the client to agree
     *   in their own view.
     */
    FindingView: {
      /**
       * Format: uuid
       * @description The account.
       */
      account_id: string;
      /**
       * @description Why it is cleared: it was not seen for a month, somebody's answer, or an event that was declared.
       * @enum {null|string}
       */
      cleared_because: "stayed_away" | "wrong" | "explained" | "declared_event" | null;
      /**
       * Format: uuid
       * @description The client.
       */
      client_id: string;
      /** @description Why it was set aside. */
      dismissal_reason: string | null;
      /** @description What it rests on. */
      evidence: components["schemas"]["Evidence"][];
      /**
       * Format: date-time
       * @description First seen.
       */
      first_seen_at: string;
      /** @description Their handle, once the client agrees to show names. */
      handle: string | null;
      /**
       * Format: uuid
       * @description The finding.
       */
      id: string;
      /** @description A stable code. */
      kind: string;
      /**
       * Format: date-time
       * @description Last seen.
       */
      last_seen_at: string;
      /** @description That a program acts; null where the pattern is the fact. */
      probability: number | null;
      /** @description The follower's number on the network, which opens their profile there; null like a name while the client has not agreed to show names, and where the client's own account is meant. */
      profile_id: string | null;
      /**
       * @description How much it asks for.
       * @enum {string}
       */
      severity: "notice" | "warning" | "alarm";
      /**
       * @description What became of it.
       * @enum {string}
       */
      state: "open" | "dismissed" | "cleared";
      /**
       * Format: date-time
       * @description Since when.
       */
      state_since: string;
      /**
       * @description Whom it is about.
       * @enum {string}
       */
      subject: "own_account" | "follower" | "engager";
      /** @description What was seen. */
      text: string;
    };
    /** @description Open findings of one account that you may see. */
    FindingsGlance: {
      /** @description Up to three: alarms before warnings before notices, then what was seen last. */
      gravest: components["schemas"]["FindingGlance"][];
      /** @description How many. */
      open: number;
    };
    /** @description How many people have one kind of flag. */
    FlagCount: {
      /** @description As flags are coded. */
      code: string;
      /** @description People of whom it was set aside as fine. */
      dismissed: number;
      /**
       * @description Followers' profiles, or comments by anybody.
       * @enum {string}
       */
      found_in: "profile" | "comment";
      /** @description People with it, without those set aside. */
      people: number;
    };
    /** @description What stands out in somebody's words, and whether somebody who knows better set it aside. */
    FlagView: {
      /** @description A stable code. */
      code: string;
      /** @description Somebody set it aside as fine. */
      dismissed: boolean;
      /** @description By which it is set aside; null until a checkup has found it. */
      id: string | null;
      /** @description What is behind it. */
      params: {
        [key: string]: string | number;
      };
      /** @description In plain English. */
      text: string;
    };
    /**
     * @description How many people around an account have something in their words that stands out, and of how many texts that tells.
     *
     *   All but the counts is null until a checkup has read words.
     */
    FlagsView: {
      /** @description Comments by others that it read. */
      comments: number | null;
      /** @description By where and what; a kind that nobody has is left out. Of followers it holds for those read, and of comments until the first look ninety days after they were written. */
      counts: components["schemas"]["FlagCount"][];
      /** @description What could not be looked for, and why. */
      not_observable: components["schemas"]["ReasonView"][];
      /** @description Followers that it read. */
      profiles: number | null;
      /** @description Of these, who have a bio. */
      readable: number | null;
      /** @description The newest look that read words. */
      taken_at: string | null;
      /** @description Whether offensive words were looked for; exclusions always are. */
      words_judged: boolean | null;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    FollowerPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["FollowerView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /**
     * @description One follower: their class and why.
     *
     *   `profile_id`, `handle` and `name` say who they are, and are null while the client has not agreed to show names; ask the
     *   client to agree in their own view.
     */
    FollowerView: {
      /** @description How the client sorted them; null if not, and like a name. */
      answer: components["schemas"]["Answer"] | null;
      /** @description Fit to the target market, 0 to 100; null if not observable. */
      fit: number | null;
      /** @description What stands out in the name and bio: words that the client excluded (`off_market.`), offensive words (`offensive.`), masked. The words are left out until the client agrees to show names. They change no score. */
      flags: components["schemas"]["FlagView"][];
      /** @description When they followed; null where no source says. */
      followed_at: string | null;
      /** @description The account follows them too. */
      followed_back: boolean;
      /** @description Their handle. */
      handle: string | null;
      /**
       * @description What their public behaviour looks like.
       * @enum {string}
       */
      klass: "unknown" | "genuine" | "dormant" | "mass_follower" | "suspect" | "automated";
      /** @description How likely the client would sort them as fitting or a friend, 0 to 1, learned from this client's own answers alone; null before ten answers. Of those sorted, what was said. */
      likely: number | null;
      /** @description The client's words found in the profile. */
      matched: string[];
      /** @description Their name. */
      name: string | null;
      /** @description The network's number of the person, which opens their profile there; null like a name while the client has not agreed to show names. */
      profile_id: string | null;
      /** @description Why this class and this score. */
      reasons: components["schemas"]["ReasonView"][];
      /** @description 0 to 100; null when too little is known. */
      score: number | null;
    };
    /** @description What may come at the pace so far; an interval, never a promise. */
    Forecast: {
      /** @description Quality followers gained a week so far. */
      a_week: number;
      /** @description How sure the interval is. */
      confidence: number;
      /** @description Days between the first of them and the last. */
      days: number;
      /** @description At the earliest; null when not in two years. */
      earliest_on: string | null;
      /** @description Quality followers in four weeks' time. */
      in_four_weeks: number;
      /** @description At most, at this confidence. */
      in_four_weeks_high: number;
      /** @description At least, at this confidence. */
      in_four_weeks_low: number;
      /** @description At the latest; null when it may never be. */
      latest_on: string | null;
      /** @description Looks that it rests on. */
      looks: number;
      /** @description When the goal is reached at this pace; null when not in two years. */
      reached_on: string | null;
    };
    /** @description What it leads to, if everybody proposed is unfollowed. Nobody knows who of them unfollows in turn. */
    ForecastView: {
      /** @description Followers now. */
      followers_before: number;
      /** @description If all of them unfollow in turn. */
      followers_low: number;
      /** @description Quality followers now. */
      quality_before: number;
      /** @description If those who may count among them unfollow in turn. */
      quality_low: number;
      /** @description Quality followers among all, now. */
      share_before: number;
      /** @description If every other of them goes, and no quality follower. */
      share_high: number;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    FrontEndPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["FrontEndView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description A third party's program that this practice registered. */
    FrontEndView: {
      /** @description How it proves who it is (`token_endpoint_auth_method` of RFC 7591); `none` keeps no secret. */
      auth_method: string;
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /** @description How it may ask for tokens. */
      grant_types: string[];
      /** @description Where it is at home. */
      home_page: string | null;
      /**
       * Format: uuid
       * @description The front end; its `client_id`.
       */
      id: string;
      /** @description What it is called. */
      name: string;
      /** @description Where it may have people sent back to. */
      redirect_uris: string[];
      /** @description What it may be let do. */
      scopes: string[];
      /** @description When whoever runs this service looked at it; until then people are warned. */
      verified_at: string | null;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    HandedInPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["HandedInView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description An official export that a client handed in, and what came of it. */
    HandedInView: {
      /** @description The account; null where it was to become known by this export, which was refused. */
      account_id: string | null;
      /** @description The checkup that reads it; null likewise. */
      checkup_id: string | null;
      /**
       * Format: uuid
       * @description Whose.
       */
      client_id: string;
      /** @description Why it was refused, and what mends it. */
      failure: components["schemas"]["Failure"] | null;
      /**
       * Format: date-time
       * @description When.
       */
      handed_in_at: string;
      /** @description For which account it was handed in, as it was said. */
      handle: string;
      /**
       * Format: uuid
       * @description The export.
       */
      id: string;
      /**
       * @description The network.
       * @enum {string}
       */
      platform: "x" | "instagram" | "facebook";
      /**
       * @description How far its reading is.
       * @enum {string}
       */
      state: "queued" | "reading" | "waiting" | "judging" | "done" | "failed";
    };
    /** @description A handle that no longer is what it was. */
    HandleChangeView: {
      /** @description `renamed`, or `taken_over` by another account. */
      code: string;
      /** @description What the text speaks of. */
      params: {
        [key: string]: string;
      };
      /**
       * Format: date-time
       * @description When we saw it, some time after it happened.
       */
      seen_at: string;
      /** @description Where: at a `consent` or a `checkup`. */
      source: string;
      /** @description In plain English. */
      text: string;
    };
    /**
     * @description How warm a contact is, by when they spoke last.
     * @enum {string}
     */
    Heat: "hot" | "warm" | "cold";
    /** @description The audience at one checkup. */
    HistoryPoint: {
      /** @description People who were seen to engage; null at a look at followers. */
      engagers: number | null;
      /** @description Of them, regulars in words of their own; null at a look at followers. */
      genuine_engagers: number | null;
      /** @description By which model; two models cannot be compared. */
      model_version: string;
      /** @description Quality followers among those read; null when they were not known. */
      quality_followers: number | null;
      /**
       * Format: date-time
       * @description When it was read.
       */
      taken_at: string;
      /** @description All followers; null when the source did not say. */
      total: number | null;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    IdentityProviderPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["IdentityProviderView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description An OpenID provider by which people sign in. */
    IdentityProviderView: {
      /** @description The last change. */
      changed_at: string | null;
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /** @description Whoever has a verified address of another domain is not let in; empty for any domain. */
      email_domains: string[];
      /** @description Whether a secret is kept. */
      has_secret: boolean;
      /**
       * Format: uuid
       * @description The identity provider.
       */
      id: string;
      /** @description The provider's issuer, exactly as its discovery document spells it. It never changes. */
      issuer: string;
      /** @description What the provider calls us: the `client_id` of the web app that you registered there. */
      known_as: string;
      /** @description What people are shown on the button. */
      name: string;
      /** @description What to register at the provider as the address that people come back to. */
      redirect_uri: string;
      /** @description Where programs of your own wait for people who signed in there; each has to match to the letter. Front ends of third parties need none: they send people to the consent page. */
      return_addresses: string[];
      /** @description Where programs of yours send people to sign in by it. */
      start: string;
      /** @description How many people sign in by it. */
      tied: number;
    };
    /** @description One thing told of the account, or why it is not. */
    Insight: {
      /** @description What it is. */
      code: components["schemas"]["InsightCode"];
      /** @description The same by day, oldest first, without days of which the network says nothing; null where it tells no days. */
      days?: components["schemas"]["InsightDay"][] | null;
      /** @description Why it is unknown, and what would help; null when it is known. */
      missing?: string | null;
      /** @description The same by part, such as by country; null where there are no parts. */
      parts?: {
        [key: string]: number;
      } | null;
      /** @description From when on it is counted. */
      since?: string | null;
      /** @description Until when; networks are up to two days late. */
      until?: string | null;
      /** @description How many; null when the network does not say, never zero for it. */
      value?: number | null;
    };
    /**
     * @description One thing that a network may tell of an account, in our words; days are the network's own.
     * @enum {string}
     */
    InsightCode: "reach" | "views" | "engaged" | "interactions" | "follows" | "unfollows" | "followers_by_country" | "followers_by_city" | "engaged_by_country" | "reach_by_following";
    /** @description One day of a figure, as the network divides days. */
    InsightDay: {
      /**
       * Format: date-time
       * @description When the day ended, by the network's own clock.
       */
      until: string;
      /** @description How many on that day. */
      value: number;
    };
    /** @description A share between 0 and 1 with the bounds that hold the truth in at least `confidence` of all samples. */
    Interval: {
      /** @description How often such bounds hold the truth. */
      confidence: number;
      /** @description The share as measured, 0 to 1. */
      estimate: number;
      /** @description The upper bound. */
      high: number;
      /** @description The lower bound. */
      low: number;
    };
    /** @description An open invitation. The token is shown this once: hand it to the invited person. */
    InvitationMade: {
      /**
       * Format: date-time
       * @description Until when it can be accepted.
       */
      expires_at: string;
      /**
       * Format: uuid
       * @description The invitation.
       */
      id: string;
      /** @description The invitation's token, for the invited person alone. */
      token: string;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    InvitationPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["InvitationView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description An invitation that nobody has accepted yet. */
    InvitationView: {
      /** @description Whose own view it opens. */
      client_id: string | null;
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /** @description An e-mail address; capitals make no difference. */
      email: string;
      /**
       * Format: date-time
       * @description Until when it can be accepted.
       */
      expires_at: string;
      /**
       * Format: uuid
       * @description The invitation.
       */
      id: string;
      /**
       * @description What the invited person will be.
       * @enum {string}
       */
      role: "owner" | "coach" | "assistant" | "client";
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    KeptPersonPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["KeptPersonView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description Somebody whom no weed-out proposes. */
    KeptPersonView: {
      /** @description Their handle, as last seen. */
      handle: string | null;
      /**
       * Format: date-time
       * @description When.
       */
      kept_at: string;
      /** @description Where they are found. */
      link: string | null;
      /** @description Their number on the network. */
      profile_id: string;
    };
    /** @description A kind of key that we take. */
    KeyKind: {
      /** @description As COSE numbers it. */
      alg: number;
      /** @description Always `public-key`. */
      type: string;
    };
    /** @description A passkey that you have here already. */
    KnownPasskey: {
      /** @description Bytes in base64url. */
      id: string;
      /** @description Always `public-key`. */
      type: string;
    };
    /**
     * @description The verdict that what was seen speaks for.
     * @enum {string}
     */
    Leaning: "keep" | "drop" | "open";
    /** @description A token with which somebody registers one front end, once. It is shown this once. */
    LeaveToRegister: {
      /**
       * Format: date-time
       * @description Until when.
       */
      expires_at: string;
      /** @description Where to, as a path. */
      registration_endpoint: string;
      /** @description The initial access token of RFC 7591: send it as `Authorization: Bearer <token>`. */
      token: string;
    };
    /** @description What changed the number of quality followers since the look before; its entries add up to `after` less `before`. */
    Ledger: {
      /** @description Quality followers among those read now. */
      after: number;
      /** @description Quality followers among those read then. */
      before: number;
      /** @description Both looks read the whole list from the same source, so that who is missing has left. */
      comparable: boolean;
      /** @description Every cause; none where nothing changed. */
      entries: components["schemas"]["Entry"][];
      /** @description The model that judged now. */
      model_after: string;
      /** @description The model that judged then. */
      model_before: string;
      /**
       * Format: date-time
       * @description When the look before was.
       */
      since: string;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    LedgerPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["LedgerView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description What one checkup found changed since the one before. */
    LedgerView: {
      /**
       * Format: uuid
       * @description Its report.
       */
      id: string;
      ledger: components["schemas"]["Ledger"];
      /**
       * Format: date-time
       * @description When it was read.
       */
      taken_at: string;
    };
    /** @description Which network to connect, and which account to connect again, if one. */
    LinkWanted: {
      /** @description An account of this client to connect again: only that one is let in, with its history. */
      account_id?: string | null;
      /** @description The network. */
      platform: components["schemas"]["Platform"];
      /** @description Where a button on the last page leads the client: an HTTPS address, which may be one that an app opens (universal link, app link), or of a front end's own scheme. `link_id` and `outcome` are added to its query: `connected`, with `account_id`, or the code of what came in between, such as `denied`. They are hints; what counts is what the API tells of the account. A front end names only sites and schemes of its registered redirect addresses. */
      return_to?: string | null;
    };
    /** @description How much of one list will be read: `read` of `total`, newest first; whole when they are equal. */
    ListPlan: {
      /** @description Reading stops at this many, which are in the price: a whole list may grow while it is read. */
      most: number;
      /** @description How many will be read. */
      read: number;
      /**
       * @description Those who will be read are drawn at random from the whole list as it was known lately, and are not the newest.
       * @default false
       */
      sampled?: boolean;
      /** @description How many there are; null when the network does not say. */
      total: number | null;
    };
    /** @description The event loop turns; nothing else is asked. */
    Liveness: {
      /**
       * @description Always this.
       * @default ok
       * @constant
       */
      status?: "ok";
    };
    /** @description The looks since the date on which a test rests. */
    LooksSince: {
      /** @description Days that were watched, without the times in which nobody looked for longer than 26 hours. */
      days: number;
      /** @description The first. */
      first_at: string | null;
      /** @description The last. */
      last_at: string | null;
      /** @description How many. */
      looks: number;
      /** @description Where they came from. */
      sources: string[];
      /** @description Hours between two looks, the middle of all. */
      usual_hours: number | null;
      /** @description Of them, how many read the list to its end. */
      whole: number;
    };
    /** @description The looks over which something was seen, and what the last of them read. */
    LooksView: {
      /** @description Of them, how many read it to its end. */
      complete: number;
      /** @description What the look that saw it last read; null where no followers are named. */
      coverage: components["schemas"]["Coverage"] | null;
      /** @description The first. */
      first_at: string | null;
      /** @description The last. */
      last_at: string | null;
      /** @description Looks at the list of followers in this time; 0 where the network names none. */
      many: number;
      /** @description How people were chosen. */
      samplings: string[];
      /** @description Where they came from. */
      sources: string[];
      /** @description In plain English. */
      text: string;
    };
    /** @description What the authenticator says of the passkey that it made. */
    MadeResponse: {
      /** @description Bytes in base64url. */
      attestationObject: string;
      /** @description Bytes in base64url. */
      clientDataJSON: string;
    };
    /** @description Who one is signed in as. */
    Me: {
      /** @description You as a client, in your own view. */
      client_id: string | null;
      /** @description An e-mail address; capitals make no difference. */
      email: string;
      /** @description When this token ends; null for a key without end. */
      expires_at: string | null;
      /** @description Who acts for you by this token; null when you do yourself. */
      front_end: components["schemas"]["ActingFrontEnd"] | null;
      /** @description You as a member. */
      member_id: string | null;
      /** @description The person's name. */
      name: string;
      /** @description What may be done with this token: what your role may do, and by a front end the part that it was lent. */
      permissions: string[];
      /**
       * Format: uuid
       * @description The practice.
       */
      practice_id: string;
      /** @description What the practice calls itself. */
      practice_name: string;
      /** @description When; null also where a provider does not tell. */
      proven_at: string | null;
      /**
       * @description By what you have shown last that it is you; null for a program.
       * @enum {null|string}
       */
      proven_by: "password" | "provider" | "provider_factors" | "code" | "recovery_code" | "passkey" | null;
      /**
       * @description What you are to the practice.
       * @enum {string}
       */
      role: "owner" | "coach" | "assistant" | "client";
    };
    /** @description A threshold that a finding rests on. */
    Measure: {
      /** @description A stable code. */
      code: string;
      /** @description The numbers. */
      params: {
        [key: string]: string | number;
      };
      /** @description Where it comes from, where that is not said already. */
      source: string | null;
      /** @description In plain English. */
      text: string;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    MemberPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["MemberView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description Somebody who works in the practice. */
    MemberView: {
      /** @description An e-mail address; capitals make no difference. */
      email: string;
      /**
       * Format: uuid
       * @description The member.
       */
      id: string;
      /**
       * Format: date-time
       * @description Since when.
       */
      joined_at: string;
      /** @description The person's name. */
      name: string;
      /**
       * @description What they may do.
       * @enum {string}
       */
      role: "owner" | "coach" | "assistant";
    };
    /**
     * @description Which way a client's quality followers went within four weeks.
     * @enum {string}
     */
    Movement: "declines" | "stalls" | "rises" | "not_comparable" | "too_early" | "not_known";
    /**
     * @description What the client or a coach says of a finding.
     *
     *   `accepted`: it was so. `wrong`: it was not so. `explained`: it was so, and a person did it, such as at a giveaway; say what it
     *   was. The last two clear the finding until there is new evidence, at least as strong and all of it later; `accepted` takes
     *   that back. The newest answer counts.
     */
    NewAnswer: {
      /**
       * @description What is said.
       * @enum {string}
       */
      answer: "accepted" | "wrong" | "explained";
      /** @description In their own words; needed with `explained`. */
      words?: string | null;
    };
    /** @description What a key is to be for, and how long. */
    NewApiKey: {
      /** @description When it ends; null for never. */
      expires_at?: string | null;
      /** @description What the key is for. */
      label: string;
    };
    /** @description A call that was held. */
    NewCall: {
      /** @description When; now if left out. */
      held_at?: string | null;
    };
    /**
     * @description Something ordinary that brought many followers between two moments.
     *
     *   Evidence that lies wholly inside counts for nothing; what lies outside must suffice by itself. Nothing that the account does by
     *   itself is explained (`listDetectors` says which kinds of finding are). Pictures of exports that are read later say of days on which
     *   many arrived, and of people who left, that they came during it. An event lasts 14 days at most, begins within 30 days
     *   and ended no more than 90 days ago; 12 stand at a time, and with the days around them they cover at most half of any 90 days.
     */
    NewDeclaredEvent: {
      /**
       * Format: date-time
       * @description When it ended, or will.
       */
      ends_at: string;
      /** @description The kinds of finding it is to explain; null for all that its kind can. */
      explains?: ("boomerang" | "opened_together" | "engagement_pod" | "copied_comments" | "shared_comments")[] | null;
      /**
       * @description What it was.
       * @enum {string}
       */
      kind: "giveaway" | "challenge" | "press" | "starter_pack";
      /** @description What happened, in a few words and without names, handles or links. */
      note: string;
      /**
       * Format: date-time
       * @description When it began, or will.
       */
      starts_at: string;
    };
    /** @description An account that will be known from official exports alone. */
    NewExportAccount: {
      /** @description The account's handle, without the @. */
      handle: string;
      /** @description The network. */
      platform: components["schemas"]["Platform"];
    };
    /** @description An OpenID provider, and how it knows us. */
    NewIdentityProvider: {
      /** @description Whoever has a verified address of another domain is not let in; empty for any domain. */
      email_domains?: string[];
      /** @description The provider's issuer, exactly as its discovery document spells it. It never changes. */
      issuer: string;
      /** @description What the provider calls us: the `client_id` of the web app that you registered there. */
      known_as: string;
      /** @description What people are shown on the button. */
      name: string;
      /** @description Where programs of your own wait for people who signed in there; each has to match to the letter. Front ends of third parties need none: they send people to the consent page. */
      return_addresses?: string[];
      /** @description The `client_secret` that goes with it; kept sealed and never shown. */
      secret?: string | null;
    };
    /** @description Whom to invite, and as what. */
    NewInvitation: {
      /** @description An e-mail address; capitals make no difference. */
      email: string;
      /**
       * @description What they will be.
       * @enum {string}
       */
      role: "owner" | "coach" | "assistant";
    };
    /** @description A passkey that a browser has made. */
    NewPasskey: {
      /** @description What the browser answered. */
      credential: components["schemas"]["PasskeyMade"];
      /** @description What you call it. */
      name: string;
    };
    /** @description A practice and its first owner. Who signs in elsewhere with this address gives the same password. */
    NewPractice: {
      /** @description An e-mail address; capitals make no difference. */
      email: string;
      /** @description The person's name. */
      name: string;
      /** @description At least 12 characters; a few words make a good one. */
      password: string;
      /** @description What the practice calls itself. */
      practice_name: string;
      /**
       * @description The IANA zone the client's day is reckoned in.
       * @default UTC
       */
      time_zone?: string;
    };
    /** @description A web address to tell. */
    NewReceiver: {
      /**
       * @description What it is for.
       * @default
       */
      description?: string;
      /** @description Event types to send, by name; empty for all. */
      events?: string[];
      /** @description Where to send; https, at a public address, without redirects. In development also this machine. */
      url: string;
    };
    /** @description What to send again. */
    NewReplay: {
      /** @description Event types to send, by name; empty for all. */
      events?: string[];
      /**
       * Format: date-time
       * @description From this moment on; what counts is when you were told, not when it happened.
       */
      since: string;
      /**
       * @description Only what this receiver has not taken: what failed, and what it was never sent. False for everything.
       * @default true
       */
      undelivered_only?: boolean;
      /**
       * Format: date-time
       * @description Up to this moment, which is no longer part of it; now when left out. At most 31 days in all.
       */
      until?: string;
    };
    /** @description Which threshold goes back to where it was published; answers given until now no longer move it. */
    NewReset: {
      /**
       * @description The kind.
       * @enum {string}
       */
      kind: "own_automation" | "auto_follow_back" | "boomerang" | "follow_back_language" | "engagement_pod" | "copied_comments" | "shared_comments" | "opened_together" | "guru_pattern";
    };
    /**
     * @description What is said of one setting. The newest statement of a setting counts; earlier ones stay readable.
     *
     *   From `as_of` on the account is held against it, and nothing from before. `on` and `unsure` are never contradicted; what is
     *   seen is said all the same.
     */
    NewSettingsAttestation: {
      /** @description Since when it is so; null for now. Neither ahead nor from before the account was here. */
      as_of?: string | null;
      /**
       * @description What a program may do for the account: follow strangers, follow back whoever follows, drop people again, write to people in private, comment on other people's posts.
       * @enum {string}
       */
      setting: "auto_follow" | "follow_back" | "auto_unfollow" | "auto_message" | "auto_comment";
      /**
       * @description What is said of it.
       * @enum {string}
       */
      value: "off" | "on" | "unsure";
    };
    /** @description One proof that it is you: a second factor, or for who has none the password. */
    NewStepUp: {
      /** @description The six digits that your app shows now. */
      code?: string | null;
      /** @description A passkey's answer to a question of ours. */
      passkey?: components["schemas"]["PasskeyAnswer"] | null;
      /** @description The password. */
      password?: string | null;
      /** @description One of your recovery codes. */
      recovery_code?: string | null;
    };
    /** @description A provider's word about you, that it was you who asked for it, and that you are who is signed in. */
    NewTie: {
      /** @description The `code` that the return address was told; good once, for five minutes. */
      code: string;
      /** @description What the `code_challenge` was made from (RFC 7636). */
      code_verifier: string;
      /** @description The password. */
      password: string;
    };
    /** @description One time that the client got in touch. */
    NewTouch: {
      /** @description When; now if left out. */
      at?: string | null;
      /**
       * @description How; a `note` touches nobody, it is what to remember.
       * @enum {string}
       */
      kind: "comment" | "message" | "met" | "call" | "note";
      /** @description What to remember of it. */
      words?: string | null;
    };
    /** @description Whom to follow on trial. */
    NewTryOut: {
      /** @description The person's number on the network, as text since it outgrows what JavaScript counts exactly. */
      profile_id: string;
    };
    /** @description Who came in one month, as far as looks have seen. */
    Newcomers: {
      /** @description People who began to follow. */
      came: number;
      /** @description Of these, whom the account follows, too. */
      followed_back: number;
      /** @description Of these, of class genuine now. */
      genuine: number;
      /** @description Looks at the followers in it; only they show who came. */
      looks: number;
      /**
       * Format: date
       * @description The first day of the month, in UTC.
       */
      month: string;
      /** @description Of these, who have spoken with the account. */
      spoke: number;
      /** @description Of these, who follow still. */
      stayed: number;
      /** @description Of these, those that read the list to its end. */
      whole_looks: number;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    NewcomersPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["Newcomers"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description What would help the most now: a stable code, what goes with it, and a sentence. */
    NextStep: {
      /** @description A stable code. */
      code: string;
      /** @description What the text speaks of. */
      params: {
        [key: string]: string | number;
      };
      /** @description In plain English. */
      text: string;
    };
    /** @description A session that has not ended. */
    OpenSession: {
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When it ends.
       */
      expires_at: string;
      /**
       * Format: uuid
       * @description The session.
       */
      id: string;
      /** @description Whether this request was sent with it. */
      is_current: boolean;
      /**
       * @description `session`: by POST /v1/sessions; `browser`: on our own pages.
       * @enum {string}
       */
      kind: "session" | "browser";
      /** @description Last use, to the minute; null for never. */
      last_used_at: string | null;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    OpenSessionPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["OpenSession"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description A client in one look. */
    Overview: {
      /** @description In the order they became known. */
      accounts: components["schemas"]["AccountGlance"][];
      /**
       * Format: uuid
       * @description The client.
       */
      client_id: string;
      /** @description When the coaching ended; null while it goes on. */
      coaching_ended_at: string | null;
      /** @description What the client is after, in their own words. */
      goal: string;
      /** @description Whether this is the sample client. */
      is_sample: boolean;
      /** @description The client's name. */
      name: string;
      /** @description What would help the most now; null when everything runs by itself. */
      next_step: components["schemas"]["NextStep"] | null;
      /** @description Null until quality followers can be counted. */
      road: components["schemas"]["Road"] | null;
      today: components["schemas"]["DayGlance"];
      /** @description What may be said here of other people from X's API data: `neutral` keeps to measures and observable facts. */
      x_policy: components["schemas"]["XPolicy"];
    };
    /** @description A passkey that was added. */
    PasskeyAdded: {
      /**
       * Format: uuid
       * @description The factor.
       */
      id: string;
      /** @description Codes that stand in once each for a factor that is lost, shown this once; empty when you have some. */
      recovery_codes: string[];
    };
    /** @description A passkey that a browser has used (`AuthenticationResponseJSON`); what else it says is passed over. */
    PasskeyAnswer: {
      /** @description Bytes in base64url. */
      id: string;
      /** @description Bytes in base64url. */
      rawId: string;
      response: components["schemas"]["AnswerResponse"];
      /** @description Always `public-key`. */
      type: string;
    };
    /** @description What a browser needs to use a passkey (`PublicKeyCredentialRequestOptionsJSON`). */
    PasskeyAsked: {
      /** @description Bytes in base64url. */
      challenge: string;
      /** @description Our domain. */
      rpId: string;
      /** @description Milliseconds to answer in. */
      timeout: number;
      /** @description A word of WebAuthn's. */
      userVerification: string;
    };
    /** @description Whom a passkey stands for: you, in this practice. */
    PasskeyHolder: {
      /** @description Your name. */
      displayName: string;
      /** @description Bytes in base64url. */
      id: string;
      /** @description What tells it from others of yours. */
      name: string;
    };
    /** @description A passkey that a browser has made (`RegistrationResponseJSON`); what else it says is passed over. */
    PasskeyMade: {
      /** @description Bytes in base64url. */
      id: string;
      /** @description Bytes in base64url. */
      rawId: string;
      response: components["schemas"]["MadeResponse"];
      /** @description Always `public-key`. */
      type: string;
    };
    /** @description What the passkey is to be asked for: to sign in, or as the second step of a sign-in. */
    PasskeyQuestion: {
      /** @description What the first step answered. */
      token?: string | null;
    };
    /** @description A passkey's answer; the role is only needed by who works in the practice and is coached there, too. */
    PasskeySignIn: {
      /** @description A passkey's answer to a question of ours. */
      passkey: components["schemas"]["PasskeyAnswer"];
      /**
       * @description The role meant.
       * @enum {null|string}
       */
      role?: "owner" | "coach" | "assistant" | "client" | null;
    };
    /** @description Whom a passkey is for: us. */
    PasskeySite: {
      /** @description Our domain. */
      id: string;
      /** @description What we are called. */
      name: string;
    };
    /** @description What a passkey must be able to do. */
    PasskeyTraits: {
      /**
       * @description The same, for older browsers.
       * @default true
       */
      requireResidentKey?: boolean;
      /** @description A word of WebAuthn's. */
      residentKey: string;
      /** @description A word of WebAuthn's. */
      userVerification: string;
    };
    /** @description A passkey. */
    PasskeyView: {
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /**
       * Format: uuid
       * @description The factor.
       */
      id: string;
      /** @description Whether its provider keeps it on several devices. */
      is_synced: boolean;
      /** @description Last use; null for never. */
      last_used_at: string | null;
      /** @description What you call it. */
      name: string;
    };
    /** @description What a browser needs to make a passkey (`PublicKeyCredentialCreationOptionsJSON`). */
    PasskeyWanted: {
      /** @description A word of WebAuthn's. */
      attestation: string;
      authenticatorSelection: components["schemas"]["PasskeyTraits"];
      /** @description Bytes in base64url. */
      challenge: string;
      /** @description What you have here already. */
      excludeCredentials: components["schemas"]["KnownPasskey"][];
      /** @description Kinds of keys that we take. */
      pubKeyCredParams: components["schemas"]["KeyKind"][];
      rp: components["schemas"]["PasskeySite"];
      /** @description Milliseconds to answer in. */
      timeout: number;
      user: components["schemas"]["PasskeyHolder"];
    };
    /** @description How a client stands among accounts of their size, by the share of quality followers in all. */
    PeersView: {
      /** @description The share of the others who have a lower one. */
      better_than: number;
      /** @description The others' median. */
      median_share: number;
      /** @description Others of this size in reach; never fewer than five. */
      others: number;
      /** @description The client's share. */
      share: number;
      /** @description Followers from which accounts count as of this size. */
      size_from: number;
    };
    /** @description What the client makes of somebody proposed. */
    PersonDecision: {
      /**
       * @description `spared` puts them on the keep-list; `proposed` takes an earlier answer back.
       * @enum {string}
       */
      decision: "spared" | "unfollowed" | "proposed";
    };
    /** @description Who asks to be forgotten, by the network's number of them, their handle, or both. */
    PersonToForget: {
      /** @description Their handle. */
      handle?: string | null;
      /** @description The network's number of them, as text since it outgrows what JavaScript counts exactly. */
      number?: string | null;
      /** @description The network. */
      platform: components["schemas"]["Platform"];
    };
    /** @description What one checkup will read, its price in micro-dollars and its length in seconds, both at the most. */
    Plan: {
      /** @description What the account may still spend this month. */
      budget_left_micros: number;
      /** @description What will be read of each list that the network offers: of `followers`, `following`, `posts`, `mentions` (whatever others said to the account) and `reactions`. */
      lists: {
        [key: string]: components["schemas"]["ListPlan"];
      };
      /** @description What the network charges at the most, in millionths of a US dollar. */
      price_micros: number;
      /** @description How long the reading takes at the most, in seconds. */
      seconds: number;
    };
    /** @description A client's day. */
    PlanView: {
      /** @description On how many of the last 30 days something was done. It only ever counts what was: a day off breaks nothing. */
      active_days: number;
      /**
       * Format: uuid
       * @description Whose day.
       */
      client_id: string;
      /** @description Minutes a day the client sets aside. */
      daily_minutes: number;
      /** @description The client's own day it is for; null for the few seconds until the first plan. */
      day: string | null;
      /** @description Whether tasks name people. Members of the practice see names only while the client agrees. */
      names_shown: boolean;
      /** @description Minutes of what is still to do. */
      open_minutes: number;
      /** @description When it was last planned: in the morning, or after news. */
      planned_at: string | null;
      /** @description What is carried over first, then in their order. */
      tasks: components["schemas"]["PlannedTaskView"][];
    };
    /** @description One thing worth a few minutes today. */
    PlannedTaskView: {
      /** @description Whether it was offered on an earlier day and is still open. */
      carried_over: boolean;
      /** @description What it asks; stable, safe to match on. */
      code: components["schemas"]["TaskKind"];
      /**
       * Format: date
       * @description The client's own day it was offered for.
       */
      day: string;
      /** @description When it was accepted, done or skipped; null while it is offered. */
      decided_at: string | null;
      /**
       * Format: uuid
       * @description The task.
       */
      id: string;
      /** @description About how long it takes. */
      minutes: number;
      /** @description What the text speaks of. `handle` and `link` are left out where names may not be shown. */
      params: {
        [key: string]: string | number;
      };
      /** @description Why it was skipped, if somebody said. */
      skip_reason: string | null;
      /**
       * @description What became of it; `snoozed` until a day that the client chose, `lapsed` when nobody touched it for three days. It may still be done.
       * @enum {string}
       */
      state: "offered" | "accepted" | "done" | "skipped" | "snoozed" | "lapsed";
      /** @description The same in plain English. */
      text: string;
    };
    /**
     * @description A network whose accounts can be connected or imported.
     * @enum {string}
     */
    Platform: "x" | "instagram" | "facebook";
    /** @description What a coach knows of a client before any account is connected. */
    Portrait: {
      /**
       * @description Minutes a day the client sets aside.
       * @default 20
       */
      daily_minutes?: number;
      /**
       * @description What the client is after, in their own words.
       * @default
       */
      goal?: string;
      /**
       * @description How many quality followers the road leads to.
       * @default 500
       */
      goal_quality_followers?: number;
      /** @description What the client cares about. */
      interests?: string[];
      /** @description The language the client reads (BCP 47); null while not known, and pages follow their browser. */
      language?: string | null;
      /** @description The client's name. */
      name: string;
      target_market?: components["schemas"]["TargetMarket"];
      /** @description The IANA zone the client's day is reckoned in. */
      time_zone: string;
    };
    /** @description What a network tells of one post over its whole life so far, or why it does not. */
    PostInsight: {
      /** @description Likes, comments, saves and shares together; likewise. */
      interactions?: number | null;
      /** @description Why nothing is known of it, and what would help; null when something is. */
      missing?: string | null;
      /** @description The network's number of the post. */
      post_id: string;
      /**
       * Format: date-time
       * @description When it was posted.
       */
      posted_at: string;
      /** @description Different people who saw it; null when the network does not say. */
      reach?: number | null;
      /** @description How often it was saved; likewise. */
      saved?: number | null;
      /** @description How often it was shared; likewise. */
      shares?: number | null;
      /** @description How often it was seen; likewise. */
      views?: number | null;
    };
    /** @description What to change; what is left out stays. */
    PracticeChange: {
      /** @description Whether a member approves each weed-out before its steps come into the client's plan. */
      approves_weed_outs?: boolean;
      /**
       * @description Whether a finding about a client's own account reaches client and coach together, or the client 48 hours ahead.
       * @enum {string}
       */
      finding_order?: "together" | "client_first";
      /** @description What the practice calls itself. */
      name?: string;
    };
    /** @description The practice, a session of its owner, and a sample client to look at. The token is shown this once. */
    PracticeOpened: {
      /**
       * Format: date-time
       * @description When it ends.
       */
      expires_at: string;
      /**
       * Format: uuid
       * @description The owner.
       */
      member_id: string;
      /**
       * Format: uuid
       * @description The practice it opens.
       */
      practice_id: string;
      /**
       * @description What the holder is to the practice.
       * @enum {string}
       */
      role: "owner" | "coach" | "assistant" | "client";
      /**
       * Format: uuid
       * @description The sample client.
       */
      sample_client_id: string;
      /** @description Send it as `Authorization: Bearer <token>`. */
      token: string;
    };
    /** @description A practice, and what was chosen of how it works. */
    PracticeView: {
      /** @description Whether a member approves each weed-out before its steps come into the client's plan. */
      approves_weed_outs: boolean;
      /**
       * @description Whether a finding about a client's own account reaches client and coach together, or the client 48 hours ahead.
       * @enum {string}
       */
      finding_order: "together" | "client_first";
      /** @description What the practice calls itself. */
      name: string;
      /**
       * Format: uuid
       * @description The practice.
       */
      practice_id: string;
    };
    /** @description What an error answer holds: `type` is stable and safe to match on; `remedy` says how to mend it. */
    ProblemDetails: {
      /**
       * @description What is particular to this case.
       * @default
       */
      detail?: string;
      /**
       * @description The places at fault, when there are some.
       * @default []
       */
      errors?: components["schemas"]["FieldProblem"][];
      /**
       * @description How to mend it.
       * @default
       */
      remedy?: string;
      /**
       * @description The id under which our logs speak of this request.
       * @default
       */
      request_id?: string;
      /** @description The HTTP status. */
      status: number;
      /** @description The refusal in one line. */
      title: string;
      /** @description Which refusal it is: stable, and safe to match on. */
      type: string;
    };
    /** @description A program with access to the account, as the newest export tells; that it has access says nothing of what it does. */
    ProgramFact: {
      /** @description Whether it still has access. */
      active: boolean;
      /** @description Since when. */
      added_at: string | null;
      /** @description Whether it may act for the account; null where unsaid. */
      can_write: boolean | null;
      /** @description Until when. */
      ended_at: string | null;
      /** @description Last used. */
      last_used_at: string | null;
      /** @description Its name. */
      name: string;
      /** @description Where to end that. */
      revoke_page: string;
    };
    /** @description An invitation, a provider's word about you, and what you want to be called. */
    ProviderAcceptance: {
      /** @description The `code` that the return address was told; good once, for five minutes. */
      code: string;
      /** @description What the `code_challenge` was made from (RFC 7636). */
      code_verifier: string;
      /** @description The person's name. */
      name: string;
      /** @description The invitation's token, for the invited person alone. */
      token: string;
    };
    /** @description What is to be changed; what is left out stays. */
    ProviderChange: {
      /** @description Whoever has a verified address of another domain is not let in; empty for any domain. */
      email_domains?: string[] | null;
      /** @description What the provider calls us: the `client_id` of the web app that you registered there. */
      known_as?: string | null;
      /** @description What people are shown on the button. */
      name?: string | null;
      /** @description Where programs of your own wait for people who signed in there; each has to match to the letter. Front ends of third parties need none: they send people to the consent page. */
      return_addresses?: string[] | null;
      /** @description The `client_secret` that goes with it; kept sealed and never shown. */
      secret?: string | null;
    };
    /** @description One thing that keeps people from signing in. */
    ProviderShortcoming: {
      /** @description Safe to match on. */
      code: string;
      /** @description What is wrong. */
      text: string;
    };
    /** @description A provider's word about you, where to, and that it was you who asked for it. */
    ProviderSignIn: {
      /** @description The `code` that the return address was told; good once, for five minutes. */
      code: string;
      /** @description What the `code_challenge` was made from (RFC 7636). */
      code_verifier: string;
      /**
       * Format: uuid
       * @description The practice.
       */
      practice_id: string;
    };
    /** @description What a provider says of itself today, and whether that is enough. */
    ProviderTest: {
      /** @description In which ways that we take it signs. */
      algorithms: string[];
      /** @description What is wrong; none when it is sound. */
      faults: components["schemas"]["ProviderShortcoming"][];
      /** @description Whether people can sign in, as far as this tells. */
      is_sound: boolean;
      /** @description How many keys it shows that ID tokens may be signed with. */
      keys: number;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    ProviderTiePage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["ProviderTieView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description That somebody signs in by a provider. */
    ProviderTieView: {
      /** @description Which client, in their own view. */
      client_id: string | null;
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /**
       * Format: uuid
       * @description The tie.
       */
      id: string;
      /** @description Last sign-in by it. */
      last_used_at: string | null;
      /** @description Which member. */
      member_id: string | null;
      /**
       * Format: uuid
       * @description The identity provider.
       */
      provider_id: string;
      /** @description What people are shown on the button. */
      provider_name: string;
    };
    /** @description The model by which followers are judged, whole: two deployments with the same version judge alike. */
    QualityModel: {
      /** @description How right it was on parts of the labelled accounts that the fit had not seen; development figures. */
      accuracy: components["schemas"]["Tried"][];
      /** @description Every version, newest first. */
      changes: components["schemas"]["Change"][];
      /** @description What is meant by the words of reports. */
      definitions: components["schemas"]["Definition"][];
      /** @description How numbers are computed. */
      formulas: components["schemas"]["Definition"][];
      /** @description Where it is known to fail. */
      known_failures: string[];
      /** @description What was learned, number by number. */
      questions: components["schemas"]["Question"][];
      /** @description Numbers that decide, with their sources. */
      thresholds: components["schemas"]["Threshold"][];
      /** @description What it was learned from, and on which terms. */
      training: components["schemas"]["Training"][];
      /** @description Raised with every change of a number or a rule. */
      version: string;
    };
    /** @description How good the audience was at one checkup. */
    QualityPoint: {
      /** @description Those who engage; null where followers were seen. */
      engagers: components["schemas"]["EngagerQuality"] | null;
      /**
       * Format: uuid
       * @description The report.
       */
      id: string;
      /** @description Its followers; null where only those who engage were seen. */
      quality: components["schemas"]["AudienceQuality"] | null;
      /**
       * Format: date-time
       * @description When it was read.
       */
      taken_at: string;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    QualityPointPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["QualityPoint"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /**
     * @description How good an account's audience is now, as its newest checkups found it: its followers, and those who engage.
     *
     *   `taken_at`, `age_seconds`, `quality` and `coverage_text` tell of followers, and are null where nobody names them.
     */
    QualityView: {
      /**
       * Format: uuid
       * @description The account.
       */
      account_id: string;
      /** @description How old that is. */
      age_seconds: number | null;
      /** @description Which part was read, in one sentence. */
      coverage_text: string | null;
      /** @description Those who engage, where the network names no followers; null elsewhere. */
      engagers: components["schemas"]["EngagersNow"] | null;
      /** @description What an official export shows, and null where none was handed in. `who`, `handle` and `id` of the people in it are null while the client has not agreed to show names. */
      picture: {
        [key: string]: unknown;
      } | null;
      /** @description The counts and shares. */
      quality: components["schemas"]["AudienceQuality"] | null;
      /** @description When they were read. */
      taken_at: string | null;
    };
    /** @description One question that is asked of an account. */
    Question: {
      /** @description Log-odds before any fact is known; zero is even odds. */
      before: number;
      /** @description Its tables; a fact that is not said adds nothing. */
      facts: components["schemas"]["FactTable"][];
      /** @description Which question. */
      name: string;
    };
    /** @description Each thing this process needs. Without Redis it serves on, and jobs start a little later: degraded, not down. */
    Readiness: {
      /**
       * @description Whether Postgres answers.
       * @enum {string}
       */
      postgres: "ok" | "degraded" | "down";
      /**
       * @description Whether Redis answers.
       * @enum {string}
       */
      redis: "ok" | "degraded" | "down";
      /**
       * @description Whether requests can be served.
       * @enum {string}
       */
      status: "ok" | "degraded" | "down";
    };
    /**
     * @description One reason shown to people: a stable code, the numbers behind it, and a sentence in plain English.
     *
     *   A caller that speaks another language renders `code` with `params` and leaves `text` alone.
     */
    Reason: {
      /** @description A stable code. */
      code: string;
      /** @description The numbers and names behind it. */
      params: {
        [key: string]: string | number;
      };
      /** @description In plain English. */
      text: string;
    };
    /** @description One reason: a stable code, the numbers behind it, and a sentence. */
    ReasonView: {
      /** @description A stable code. */
      code: string;
      /** @description The numbers. */
      params: {
        [key: string]: string | number;
      };
      /** @description In plain English. */
      text: string;
    };
    /** @description A receiver that was added. The secret is shown this once. */
    ReceiverAdded: {
      receiver: components["schemas"]["ReceiverView"];
      /** @description Verify each message with it, as Standard Webhooks 1.0 says. */
      secret: string;
    };
    /** @description What is to change; leave out the rest. */
    ReceiverChange: {
      /** @description What it is for. */
      description?: string;
      /** @description Event types to send, by name; empty for all. */
      events?: string[];
      /**
       * @description Switch it on or off.
       * @enum {string}
       */
      state?: "active" | "disabled";
      /** @description Where to send; https, at a public address, without redirects. In development also this machine. */
      url?: string;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    ReceiverPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["ReceiverView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description A web address that is told. */
    ReceiverView: {
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /** @description What it is for. */
      description: string;
      /** @description Event types to send, by name; empty for all. */
      events: string[];
      /** @description Its first failure after its last success; five days after it the receiver is disabled. */
      failing_since: string | null;
      /** @description When the last secret that was replaced stops signing beside the present one; null without any. */
      former_secrets_until: string | null;
      /**
       * Format: uuid
       * @description The receiver.
       */
      id: string;
      /** @description Why it is disabled; null while it is active. */
      reason: components["schemas"]["Setback"] | null;
      /**
       * @description Nothing is sent to a disabled one.
       * @enum {string}
       */
      state: "active" | "disabled";
      /**
       * Format: date-time
       * @description Since when.
       */
      state_since: string;
      /** @description Where to send; https, at a public address, without redirects. In development also this machine. */
      url: string;
    };
    /** @description Recovery codes, shown this once. */
    RecoveryCodes: {
      /** @description Codes that stand in once each for a factor that is lost, shown this once; empty when you have some. */
      recovery_codes: string[];
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    ReplayPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["ReplayView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description A range of time that a receiver is sent again. */
    ReplayView: {
      /**
       * Format: date-time
       * @description Since when.
       */
      created_at: string;
      /** @description Messages that the receiver took. */
      delivered: number;
      /** @description Event types to send, by name; empty for all. */
      events: string[];
      /** @description Messages given up. */
      failed: number;
      /** @description When the last message was put on its way, or it was stopped. */
      finished_at: string | null;
      /** @description Messages in the range when it was asked for. */
      found: number;
      /**
       * Format: uuid
       * @description The replay.
       */
      id: string;
      /** @description Messages on their way. */
      pending: number;
      /** @description Why it was stopped; else null. */
      reason: components["schemas"]["Setback"] | null;
      /**
       * Format: uuid
       * @description The receiver.
       */
      receiver_id: string;
      /**
       * Format: date-time
       * @description Since when.
       */
      since: string;
      /**
       * @description `running` while messages are put on their way, `done` once all are; the counts say what came of them.
       * @enum {string}
       */
      state: "running" | "done" | "stopped";
      /** @description Whether what the receiver had taken is left out. */
      undelivered_only: boolean;
      /**
       * Format: date-time
       * @description Until when, exclusive.
       */
      until: string;
    };
    /** @description What the newest checkup found. */
    ReportGlance: {
      /** @description How old that is, in whole hours. */
      age_hours: number;
      /** @description Which part was read, in a sentence or two. */
      coverage_text: string;
      /**
       * Format: uuid
       * @description The report.
       */
      id: string;
      /** @description The model that judged. */
      model_version: string;
      /** @description The counts and shares, with their coverage. */
      quality: components["schemas"]["AudienceQuality"];
      /**
       * Format: date-time
       * @description When it was read.
       */
      taken_at: string;
    };
    /** @description What was sent. */
    RequestSent: {
      /** @description The start of the body. */
      body_start: string;
      /** @description What was said of the message; of signatures, only how many there were. */
      headers: {
        [key: string]: string;
      };
      /** @description Where to. */
      url: string;
    };
    /** @description A threshold that was set back. */
    ResetView: {
      /**
       * Format: uuid
       * @description The reset.
       */
      id: string;
      /**
       * @description The kind.
       * @enum {string}
       */
      kind: "own_automation" | "auto_follow_back" | "boomerang" | "follow_back_language" | "engagement_pod" | "copied_comments" | "shared_comments" | "opened_together" | "guru_pattern";
      /**
       * Format: date-time
       * @description When.
       */
      reset_at: string;
    };
    /**
     * @description What is counted.
     * @enum {string}
     */
    Resource: "clients" | "accounts" | "checkups" | "calls";
    /** @description What the tier gives of one resource, and how much of it is taken. */
    ResourceUsed: {
      /** @description When the count is zero again; null where things have to end first. */
      begins_anew_at: string | null;
      /** @description The most; null where nothing bounds it. */
      most: number | null;
      /** @description Clients coached now, accounts known, checkups asked for in this calendar month (UTC) through networks' APIs, or requests with a token on this day (UTC). The sample client counts for nothing. */
      resource: components["schemas"]["Resource"];
      /** @description How many; null while it cannot be counted. */
      used: number | null;
    };
    /** @description Where the client stands on the road to their goal, by the account with the most quality followers. */
    Road: {
      /**
       * Format: uuid
       * @description The account.
       */
      account_id: string;
      /** @description When the goal may be reached; null before four looks of one model, three weeks apart in all. */
      forecast: components["schemas"]["Forecast"] | null;
      /** @description Quality followers that the road leads to. */
      goal: number;
      /** @description Quality followers until then. */
      missing: number;
      /** @description The step ahead; null past the goal. */
      next: number | null;
      /** @description Counted among those read there, so the least there are. */
      quality_followers: number;
      /** @description The last step passed; 0 before the first. */
      reached: number;
    };
    /** @description The member's new role. */
    RoleChange: {
      /**
       * @description What they may do from now on.
       * @enum {string}
       */
      role: "owner" | "coach" | "assistant";
    };
    /**
     * @description A way to connect an account. The first of each network is named as the network; Instagram has two.
     * @enum {string}
     */
    Route: "x" | "instagram" | "instagram_by_facebook" | "facebook";
    /**
     * @description How the people who were read were chosen.
     * @enum {string}
     */
    Sampling: "full" | "newest_first" | "random";
    /** @description Whether an account's own posts go out at set times. Nothing to worry about: planning posts is no sign of a follow tool. */
    ScheduledPostingView: {
      /**
       * Format: uuid
       * @description The account.
       */
      account_id: string;
      /** @description `planned`, `by_hand` where set times are no more common than by chance, or `not_observable`. */
      code: string;
      /** @description What the text speaks of; times of day are UTC. */
      params: {
        [key: string]: unknown;
      };
      /** @description Own posts of the last 30 days, answers not counted. */
      posts_read: number;
      /** @description In plain English. */
      text: string;
    };
    /** @description What you can show besides a password, in this practice. */
    SecondFactors: {
      /** @description Null for none. */
      authenticator_app: components["schemas"]["AuthenticatorAppView"] | null;
      /** @description Whether the practice demands one of you. */
      is_demanded: boolean;
      /** @description Oldest first; at most 20. */
      passkeys: components["schemas"]["PasskeyView"][];
      /** @description How many are not used. */
      recovery_codes_left: number;
    };
    /** @description A second factor, one of them, after the first step. */
    SecondStep: {
      /** @description The six digits that your app shows now. */
      code?: string | null;
      /** @description A passkey's answer to a question of ours. */
      passkey?: components["schemas"]["PasskeyAnswer"] | null;
      /** @description One of your recovery codes. */
      recovery_code?: string | null;
      /** @description What the first step answered. */
      token: string;
    };
    /** @description The first step of signing in is done. No session is open until a second factor is shown at POST /v1/second-steps. */
    SecondStepOwed: {
      /**
       * Format: date-time
       * @description Until when it is good.
       */
      expires_at: string;
      /** @description What the first step answered. */
      token: string;
      /** @description What you can show. */
      ways: ("code" | "passkey" | "recovery_code")[];
    };
    /** @description A receiver whose secret was changed. The new one is shown this once. */
    SecretRotated: {
      receiver: components["schemas"]["ReceiverView"];
      /** @description Verify with it from now on; any moment of the next 24 hours is early enough. */
      secret: string;
    };
    /** @description A session that was opened. The token is shown this once. */
    SessionView: {
      /**
       * Format: date-time
       * @description When it ends.
       */
      expires_at: string;
      /**
       * Format: uuid
       * @description The practice it opens.
       */
      practice_id: string;
      /**
       * @description What the holder is to the practice.
       * @enum {string}
       */
      role: "owner" | "coach" | "assistant" | "client";
      /** @description Send it as `Authorization: Bearer <token>`. */
      token: string;
    };
    /** @description What stood in the way: a stable code, the numbers behind it, and a sentence in plain English. */
    Setback: {
      /** @description Stable; safe to match on. */
      code: string;
      /** @description The numbers behind it. */
      params: {
        [key: string]: string | number;
      };
      /** @description A sentence in plain English. */
      text: string;
    };
    /** @description What somebody said of a setting, and how it stood to what was seen, for as long as it counted. */
    SettingsAttestationView: {
      /**
       * Format: uuid
       * @description The account.
       */
      account_id: string;
      /**
       * Format: date-time
       * @description Since when it is so.
       */
      as_of: string;
      /**
       * @description Who said so: the client, or a member in this role on their word.
       * @enum {string}
       */
      by: "client" | "coach" | "owner";
      /**
       * Format: uuid
       * @description The statement.
       */
      id: string;
      /**
       * Format: date-time
       * @description When it was said.
       */
      said_at: string;
      /**
       * @description What a program may do for the account: follow strangers, follow back whoever follows, drop people again, write to people in private, comment on other people's posts.
       * @enum {string}
       */
      setting: "auto_follow" | "follow_back" | "auto_unfollow" | "auto_message" | "auto_comment";
      /** @description In plain English. */
      text: string;
      /**
       * @description What is said of it.
       * @enum {string}
       */
      value: "off" | "on" | "unsure";
      verdict: components["schemas"]["AttestedVerdict"];
    };
    /** @description What counts of each setting that was stated, what was said before, and which programs have access. */
    SettingsAttestations: {
      /** @description From the newest export; null where none was read. */
      connected_programs: components["schemas"]["ConnectedPrograms"] | null;
      /** @description The newest of each setting. */
      current: components["schemas"]["SettingsAttestationView"][];
      /** @description What was superseded, the newest first, with the last test it went through. */
      history: components["schemas"]["SettingsAttestationView"][];
      /** @description What to send as `cursor` for more of the history; null at its end. */
      next_cursor: string | null;
    };
    /** @description Another account of the client, and how many posts it has in common with this one. Nothing to worry about. */
    SharedPosts: {
      /**
       * Format: uuid
       * @description It.
       */
      account_id: string;
      /** @description `passed_on`, `own_posts` where each has its own, or `not_observable`. */
      code: string;
      /** @description What the text speaks of. */
      params: {
        [key: string]: number;
      };
      /** @description Its network. */
      platform: components["schemas"]["Platform"];
      /** @description In plain English. */
      text: string;
    };
    /** @description How well a planted share of fakes among 300 accounts was estimated; shares are 0 to 1. */
    SharesFound: {
      /** @description How often the interval held the truth. */
      held: number;
      /** @description How far off the estimate was, on average. */
      mean_error: number;
      /** @description The share that was planted. */
      planted: number;
      /** @description How wide the interval was, on average. */
      width: number;
    };
    /** @description Who one is, and where to; the place is only needed by people who have several. */
    SignIn: {
      /** @description An e-mail address; capitals make no difference. */
      email: string;
      /** @description The password. */
      password: string;
      /** @description The practice meant. */
      practice_id?: string | null;
      /**
       * @description The role meant, for who is also a client there.
       * @enum {null|string}
       */
      role?: "owner" | "coach" | "assistant" | "client" | null;
    };
    /** @description What a sorting has shown so far. Shares are `None` before the first answer. */
    Sorted: {
      /** @description Cards answered. */
      answered: number;
      /** @description The share of followers who fit or are friends; null before the first answer. Unsure counts as not confirmed: leaving it out would flatter. */
      confirmed: components["schemas"]["Interval"] | null;
      /** @description How often each answer was given. */
      counts: {
        [key: string]: number;
      };
      /** @description People the cards are dealt from. */
      followers: number;
      /** @description How many more answers that takes, if they are like those before; 0 when it is reached. */
      more_answers: number;
      /** @description The share who are peers, such as team mates; they are never confirmed. */
      peers: components["schemas"]["Interval"] | null;
      /** @description How far the bounds of the confirmed share are to lie from their middle, at the most. */
      promised: number;
      /** @description Those who were not sorted, and how many of them would be confirmed; null likewise. */
      unsorted: components["schemas"]["Unsorted"] | null;
      /** @description The share whom the client knows to be real: fits, friend or peer. */
      vouched: components["schemas"]["Interval"] | null;
    };
    /** @description How far the client has sorted their followers, what that shows, and the cards that are open. */
    SortingView: {
      /** @description Dealt and not yet sorted; empty for members. */
      open_cards: components["schemas"]["CardView"][];
      /** @description The shares with their 90% intervals, and how many more answers it takes. */
      result: components["schemas"]["Sorted"];
    };
    /**
     * @description Where the facts came from.
     * @enum {string}
     */
    Source: "api" | "export" | "platform_events" | "sorting";
    /** @description Where on the road to 500 the client stands. */
    Stage: {
      /** @description Quality followers until then. */
      missing: number;
      /** @description The step ahead; null past the last. */
      next: number | null;
      /** @description The last step passed; 0 before the first. */
      reached: number;
    };
    /** @description What keeps an account from being read: a stable code, what goes with it, a sentence, and what mends it. */
    StateReason: {
      /** @description What mends it, said to the client. */
      client_remedy: string;
      /** @description A stable code. */
      code: string;
      /** @description What goes with it, such as the permissions that are missing. */
      params: {
        [key: string]: string[];
      };
      /** @description What mends it, said to the coach. */
      remedy: string;
      /** @description In plain English. */
      text: string;
    };
    /** @description What the session knows of you now. */
    SteppedUp: {
      /**
       * Format: date-time
       * @description Until when this opens what is dangerous.
       */
      good_until: string;
      /**
       * Format: date-time
       * @description When.
       */
      proven_at: string;
      /**
       * @description `provider_factors`: a provider that says that it asked for several; `provider`: one that does not.
       * @enum {string}
       */
      proven_by: "password" | "provider" | "provider_factors" | "code" | "recovery_code" | "passkey";
    };
    /** @description Somebody who is forgotten, without a word of who it is. */
    SuppressionView: {
      /**
       * Format: date-time
       * @description When it was asked for.
       */
      asked_at: string;
      /** @description How many rows were deleted or cleaned, by table. */
      deleted: {
        [key: string]: number;
      };
      /** @description When everything was deleted. */
      done_at: string | null;
      /**
       * Format: uuid
       * @description The suppression.
       */
      id: string;
      /** @description The network. */
      platform: components["schemas"]["Platform"];
      /**
       * @description How far it is.
       * @enum {string}
       */
      state: "under_way" | "done";
    };
    /** @description The people a client is looking for. An empty market fits nobody and excludes nobody. */
    TargetMarket: {
      /**
       * @description Words that rule a person out.
       * @default []
       */
      exclusions?: string[];
      /**
       * @description What they care about.
       * @default []
       */
      interests?: string[];
      /**
       * @description What they speak (BCP 47).
       * @default []
       */
      languages?: string[];
      /**
       * @description Where they live.
       * @default []
       */
      places?: string[];
    };
    /**
     * @description What a task asks of the client; Rapport prepares and remembers, the client acts.
     * @enum {string}
     */
    TaskKind: "reply" | "try_out" | "touch" | "weed_out" | "look" | "comment" | "learn" | "market" | "time" | "setting" | "name";
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    TaskPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["TaskView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description One thing worth a few minutes. */
    TaskView: {
      /** @description What it asks; stable, safe to match on. */
      code: components["schemas"]["TaskKind"];
      /**
       * Format: date
       * @description The client's own day it was offered for.
       */
      day: string;
      /** @description When it was accepted, done or skipped; null while it is offered. */
      decided_at: string | null;
      /**
       * Format: uuid
       * @description The task.
       */
      id: string;
      /** @description About how long it takes. */
      minutes: number;
      /** @description What the text speaks of. `handle` and `link` are left out where names may not be shown. */
      params: {
        [key: string]: string | number;
      };
      /** @description Why it was skipped, if somebody said. */
      skip_reason: string | null;
      /**
       * @description What became of it; `snoozed` until a day that the client chose, `lapsed` when nobody touched it for three days. It may still be done.
       * @enum {string}
       */
      state: "offered" | "accepted" | "done" | "skipped" | "snoozed" | "lapsed";
      /** @description The same in plain English. */
      text: string;
    };
    /** @description A number that decides, and who says so. */
    Threshold: {
      /** @description What it bounds. */
      name: string;
      /** @description Where it is from. */
      source: string;
      /** @description Of what. */
      unit: string;
      /** @description The number. */
      value: number;
    };
    /** @description A tie that was made. */
    TieMade: {
      /**
       * Format: uuid
       * @description The tie.
       */
      id: string;
    };
    /**
     * @description How much a practice is given; the operator decides it, with `rapport tier`.
     * @enum {string}
     */
    Tier: "free" | "coach" | "team" | "unlimited";
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    TodayPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["TodayView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description What one client needs today. */
    TodayView: {
      /** @description Accounts known; with none, connect one first. */
      accounts: number;
      /** @description Accounts that can no longer be read. */
      accounts_to_reconnect: number;
      /** @description The client's own day that was planned last; null before the first. */
      day: string | null;
      /** @description Of these, first seen within seven days. */
      findings_new: number;
      /** @description Open findings that you may see. */
      findings_open: number;
      /**
       * Format: uuid
       * @description The client.
       */
      id: string;
      /** @description Whether this is the sample client. */
      is_sample: boolean;
      /** @description The client's name. */
      name: string;
      /** @description People who wrote and got no answer. */
      people_waiting: number;
      /** @description Tasks of that day still to do. */
      tasks_open: number;
      /** @description Since when the first of them waits. */
      waiting_since: string | null;
    };
    /** @description A touch that was noted. */
    TouchView: {
      /**
       * Format: date-time
       * @description When.
       */
      at: string;
      /**
       * Format: uuid
       * @description The touch.
       */
      id: string;
      /**
       * @description How; a `note` touches nobody, it is what to remember.
       * @enum {string}
       */
      kind: "comment" | "message" | "met" | "call" | "note";
      /** @description What to remember; null where notes may not be shown. */
      words: string | null;
    };
    /** @description Labelled accounts that the model was fitted on. No row of them ships. */
    Training: {
      /** @description What they are. */
      accounts: string;
      /** @description Whose labels. */
      name: string;
      /** @description Their terms. */
      terms: string;
    };
    /** @description The model, fitted without a part of the labelled accounts, tried on that part. */
    Tried: {
      /** @description The part that was told right. */
      accuracy: number;
      /** @description How often a fake ranks above a genuine account. */
      auc: components["schemas"]["Interval"];
      /** @description Mean squared error of the probability; 0.25 says nothing. */
      brier: number;
      /** @description Labelled fake or automated. */
      fakes: number;
      /** @description The part of the fakes that is flagged. */
      flagged_fakes: number;
      /** @description The part of the genuine that is flagged. */
      flagged_genuine: number;
      /** @description Labelled genuine. */
      genuine: number;
      /** @description What the fit had not seen. */
      left_out: string;
      /** @description Matthews correlation of flags and labels. */
      mcc: number;
      /** @description The same ranking by people followed for each follower alone, to compare. */
      ratio_auc: number;
      /** @description Fakes found where 5% of the genuine are flagged. */
      recall_at_5: number;
      /** @description Estimated shares in mixtures of these; none where the question tells no share. */
      shares: components["schemas"]["SharesFound"][];
    };
    /** @description What was seen of somebody on trial. `null` means that nothing Rapport reads shows it. */
    TryOutCard: {
      /** @description Fit with the target market, 0 to 100. */
      fit: number | null;
      /** @description Whether they follow the client. */
      follows_back: boolean | null;
      /**
       * @description Their class, if they follow.
       * @enum {null|string}
       */
      klass: "unknown" | "genuine" | "dormant" | "mass_follower" | "suspect" | "automated" | null;
      /** @description When they posted last. */
      last_posted_at: string | null;
      /** @description What the evidence speaks for by a published rule; `open` when it does not say. */
      leans_to: components["schemas"]["Leaning"];
      /** @description Words of the market that matched. */
      matched: string[];
      /** @description Posts on their account. */
      posts: number | null;
      /** @description What was seen, what decides first. */
      reasons: components["schemas"]["ReasonView"][];
      /** @description Whether they spoke after the try-out began. */
      spoke_since: boolean;
      /** @description Turns of the client's. */
      turns_ours: number;
      /** @description Turns of theirs in talk with the client. */
      turns_theirs: number;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    TryOutPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["TryOutView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description Somebody followed on trial. Who it is stays out where names may not be shown. */
    TryOutView: {
      card: components["schemas"]["TryOutCard"];
      /** @description When it ended. */
      decided_at: string | null;
      /**
       * Format: date-time
       * @description When a verdict is asked for.
       */
      due_at: string;
      /** @description How many times it was extended. */
      extended: number;
      /** @description Their handle, as last seen. */
      handle: string | null;
      /**
       * Format: uuid
       * @description The try-out.
       */
      id: string;
      /** @description Whether that moment has come. */
      is_due: boolean;
      /** @description Where they are found. */
      link: string | null;
      /**
       * Format: date-time
       * @description When.
       */
      opened_at: string;
      /**
       * @description `followed`: a look saw that the client follows them anew. `chosen`: somebody opened it.
       * @enum {string}
       */
      opened_because: "followed" | "chosen";
      /** @description Their number on the network. */
      profile_id: string | null;
      /**
       * @description What became of it.
       * @enum {string}
       */
      state: "open" | "kept" | "dropped";
    };
    /** @description How many of the followers not sorted yet would be confirmed. */
    Unsorted: {
      /** @description How often such bounds hold the truth. */
      confidence: number;
      /** @description How many of them fit or are friends. */
      estimate: number;
      /** @description The upper bound. */
      high: number;
      /** @description The lower bound. */
      low: number;
      /** @description Followers whom the client has not sorted. */
      people: number;
    };
    /** @description A file of an export on its way here. */
    UploadView: {
      /**
       * Format: date-time
       * @description When it is dropped if it stands still.
       */
      expires_at: string;
      /**
       * Format: uuid
       * @description The upload.
       */
      id: string;
      /** @description Bytes of the file. */
      length: number;
      /** @description Bytes kept so far; send on from here. */
      received: number;
    };
    /** @description A file of an export that is to be sent in pieces. */
    UploadWanted: {
      /**
       * @description What the network called it; some networks write owner and day into it.
       * @default export.zip
       */
      file_name?: string;
      /** @description Bytes of the file, at most 4 GiB. */
      length: number;
    };
    /** @description The practice's tier and what is used of it. */
    Usage: {
      /** @description Every resource that is counted. */
      resources: components["schemas"]["ResourceUsed"][];
      /** @description How much the practice is given; the operator decides it. */
      tier: components["schemas"]["Tier"];
    };
    /** @description What the client makes of somebody on trial. */
    Verdict: {
      /**
       * @description By how many days it is extended.
       * @default 30
       */
      days?: number;
      /**
       * @description `keep` and `drop` end the try-out. Whoever is dropped is unfollowed by the client, on the network.
       * @enum {string}
       */
      verdict: "keep" | "drop" | "extend";
    };
    /** @description What became of a try-out. */
    VerdictView: {
      /** @description When it ended. */
      decided_at: string | null;
      /**
       * Format: date-time
       * @description When a verdict is asked for.
       */
      due_at: string;
      /** @description How many times it was extended. */
      extended: number;
      /**
       * @description What became of it.
       * @enum {string}
       */
      state: "open" | "kept" | "dropped";
      /**
       * Format: uuid
       * @description The try-out.
       */
      try_out_id: string;
    };
    /** @description People who wrote to the account and got no answer, as far as its source shows. */
    WaitingGlance: {
      /** @description Since when the first of them waits. */
      oldest_since: string | null;
      /** @description How many. */
      people: number;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    WeedOutPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["WeedOutView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description One page and the way to the next; `next_cursor` is null at the end. */
    WeedOutPersonPage: {
      /** @description What is on this page, in the list's order. */
      items: components["schemas"]["WeedOutPersonView"][];
      /** @description What to send as `cursor` for the next page; null at the end. */
      next_cursor?: string | null;
    };
    /** @description Somebody proposed. Who it is stays out where names may not be shown. */
    WeedOutPersonView: {
      /** @description Their handle, as last seen. */
      handle: string | null;
      /**
       * @description Their class, if they still follow.
       * @enum {null|string}
       */
      klass: "unknown" | "genuine" | "dormant" | "mass_follower" | "suspect" | "automated" | null;
      /** @description Where they are found. */
      link: string | null;
      /** @description Their number on the network. */
      profile_id: string | null;
      /** @description Why, what weighs most first. */
      reasons: components["schemas"]["ReasonView"][];
      /**
       * @description `unfollowed` as the client says, `gone` as a later look has seen.
       * @enum {string}
       */
      state: "proposed" | "spared" | "unfollowed" | "gone";
      /**
       * Format: date-time
       * @description When.
       */
      state_since: string;
      /** @description The day's step they are in, from 1. */
      step: number;
    };
    /** @description One account's weed-out of one month. Rapport prepares it; the client unfollows, on the network. */
    WeedOutView: {
      /**
       * Format: uuid
       * @description The account.
       */
      account_id: string;
      /** @description When it was approved. */
      approved_at: string | null;
      /** @description When it was closed. */
      closed_at: string | null;
      /**
       * Format: date-time
       * @description When.
       */
      drafted_at: string;
      /** @description What it leads to; null before followers were counted. */
      forecast: components["schemas"]["ForecastView"] | null;
      /** @description People unfollowed, as a later look has seen. */
      gone: number;
      /**
       * Format: uuid
       * @description The weed-out.
       */
      id: string;
      /**
       * Format: date
       * @description First day of the client's month.
       */
      month: string;
      /** @description People still to decide about. */
      proposed: number;
      /** @description When followers were read last before that. */
      seen_at: string | null;
      /** @description People kept after all. */
      spared: number;
      /**
       * @description `awaiting_approval` in practices that ask for it, `open` while its steps come into the plan, `closed` when all are done, or the month is over.
       * @enum {string}
       */
      state: "awaiting_approval" | "open" | "closed";
      /** @description Days it takes, 20 people a day. */
      steps: number;
      /** @description People unfollowed, as the client says. */
      unfollowed: number;
    };
    /**
     * @description What may be said of other people from X's API data (X developer policy, restricted use cases).
     * @enum {string}
     */
    XPolicy: "neutral" | "permitted" | "archive_only";
    /** @description The access to an account runs out, and the network has not renewed it. */
    AccountAccessEndsSoonData: {
      /** @description Path of the account in this API. */
      account: string;
      /**
       * Format: uuid
       * @description The account.
       */
      account_id: string;
      /**
       * Format: uuid
       * @description Whose account it is.
       */
      client_id: string;
      /** @description At most so many days are left: 14, 7, 3 or 1. */
      days_left: number;
      /** @description When it ends. */
      ends_at: string;
      /** @description The network: `instagram`. */
      platform: string;
    };
    /** @description What a receiver is told as `account.access_ends_soon`. */
    AccountAccessEndsSoonEvent: {
      data: components["schemas"]["AccountAccessEndsSoonData"];
      /**
       * Format: date-time
       * @description When it happened; messages may overtake each other.
       */
      timestamp: string;
      /**
       * @description The event's name.
       * @constant
       */
      type: "account.access_ends_soon";
      /**
       * @description Of the data's shape and meaning.
       * @constant
       */
      version: 1;
    };
    /** @description An account can no longer be read until its owner agrees again. */
    AccountNeedsReconnectData: {
      /** @description Path of the account in this API. */
      account: string;
      /**
       * Format: uuid
       * @description The account.
       */
      account_id: string;
      /**
       * Format: uuid
       * @description Whose account it is.
       */
      client_id: string;
      /** @description The network: `x`, `instagram`, `facebook`. */
      platform: string;
      /** @description A stable code: `revoked`, `expired`, `role_lost`, `permission_missing`, `removed_on_network`. */
      reason: string;
    };
    /** @description What a receiver is told as `account.needs_reconnect`. */
    AccountNeedsReconnectEvent: {
      data: components["schemas"]["AccountNeedsReconnectData"];
      /**
       * Format: date-time
       * @description When it happened; messages may overtake each other.
       */
      timestamp: string;
      /**
       * @description The event's name.
       * @constant
       */
      type: "account.needs_reconnect";
      /**
       * @description Of the data's shape and meaning.
       * @constant
       */
      version: 1;
    };
    /** @description An account that could no longer be read is read again; everything known before it was lost is still there. */
    AccountReconnectedData: {
      /** @description Path of the account in this API. */
      account: string;
      /**
       * Format: uuid
       * @description The account.
       */
      account_id: string;
      /**
       * Format: uuid
       * @description Whose account it is.
       */
      client_id: string;
      /** @description The network: `x`, `instagram`, `facebook`. */
      platform: string;
    };
    /** @description What a receiver is told as `account.reconnected`. */
    AccountReconnectedEvent: {
      data: components["schemas"]["AccountReconnectedData"];
      /**
       * Format: date-time
       * @description When it happened; messages may overtake each other.
       */
      timestamp: string;
      /**
       * @description The event's name.
       * @constant
       */
      type: "account.reconnected";
      /**
       * @description Of the data's shape and meaning.
       * @constant
       */
      version: 1;
    };
    /** @description Something came between a connected account and us; its access stands. */
    AccountTroubleData: {
      /** @description Path of the account in this API. */
      account: string;
      /**
       * Format: uuid
       * @description The account.
       */
      account_id: string;
      /**
       * Format: uuid
       * @description Whose account it is.
       */
      client_id: string;
      /** @description What mends it, said to the client. */
      client_remedy: string;
      /** @description The network: `x`, `instagram`, `facebook`. */
      platform: string;
      /** @description A stable code: `permission_refused`, `owner_must_act`, `app_blocked`, `account_unsupported`, `account_gone`, `another_account`, `account_private`. */
      reason: string;
      /** @description What mends it, said to the coach. */
      remedy: string;
      /** @description What it is, in plain English. */
      text: string;
    };
    /** @description What a receiver is told as `account.trouble`. */
    AccountTroubleEvent: {
      data: components["schemas"]["AccountTroubleData"];
      /**
       * Format: date-time
       * @description When it happened; messages may overtake each other.
       */
      timestamp: string;
      /**
       * @description The event's name.
       * @constant
       */
      type: "account.trouble";
      /**
       * @description Of the data's shape and meaning.
       * @constant
       */
      version: 1;
    };
    /** @description What came between a connected account and us is gone. */
    AccountTroubleOverData: {
      /** @description Path of the account in this API. */
      account: string;
      /**
       * Format: uuid
       * @description The account.
       */
      account_id: string;
      /**
       * Format: uuid
       * @description Whose account it is.
       */
      client_id: string;
      /** @description The network: `x`, `instagram`, `facebook`. */
      platform: string;
      /** @description What it was: a code as before, or `access_ends_soon`. */
      reason: string;
    };
    /** @description What a receiver is told as `account.trouble_over`. */
    AccountTroubleOverEvent: {
      data: components["schemas"]["AccountTroubleOverData"];
      /**
       * Format: date-time
       * @description When it happened; messages may overtake each other.
       */
      timestamp: string;
      /**
       * @description The event's name.
       * @constant
       */
      type: "account.trouble_over";
      /**
       * @description Of the data's shape and meaning.
       * @constant
       */
      version: 1;
    };
    /** @description A finding that was told of is cleared: it stayed away, somebody said that it is wrong or explained, or an event explains it. */
    AutomationClearedData: {
      /**
       * Format: uuid
       * @description The client's account that was looked at.
       */
      account_id: string;
      /** @description `stayed_away` when a checkup saw it gone; `wrong` or `explained` when the client or a coach said so; `declared_event` when they declared an event that explains it. */
      because: string;
      /**
       * Format: uuid
       * @description Whose account it is.
       */
      client_id: string;
      /** @description Path of the finding in this API. */
      finding: string;
      /**
       * Format: uuid
       * @description The finding.
       */
      finding_id: string;
      /** @description A stable code, as when it was detected. */
      kind: string;
      /** @description Whom it is about: `own_account`, `follower` or `engager`. */
      subject: string;
    };
    /** @description What a receiver is told as `automation.cleared`. */
    AutomationClearedEvent: {
      data: components["schemas"]["AutomationClearedData"];
      /**
       * Format: date-time
       * @description When it happened; messages may overtake each other.
       */
      timestamp: string;
      /**
       * @description The event's name.
       * @constant
       */
      type: "automation.cleared";
      /**
       * @description Of the data's shape and meaning.
       * @constant
       */
      version: 1;
    };
    /** @description Signs that a program acts were found, or came back. It names nobody; the finding shows the evidence. */
    AutomationDetectedData: {
      /**
       * Format: uuid
       * @description The client's account that was looked at.
       */
      account_id: string;
      /**
       * Format: uuid
       * @description Whose account it is.
       */
      client_id: string;
      /** @description Path of the finding in this API. */
      finding: string;
      /**
       * Format: uuid
       * @description The finding.
       */
      finding_id: string;
      /** @description A stable code: `own_automation`, `auto_follow_back`, `boomerang`, `follow_back_language`, `guru_pattern`, `copied_comments`, `shared_comments`, `engagement_pod`, `opened_together`. More may join. */
      kind: string;
      /** @description `notice`, `warning` or `alarm`. */
      severity: string;
      /** @description Whom it is about: `own_account`, `follower` or `engager`. */
      subject: string;
    };
    /** @description What a receiver is told as `automation.detected`. */
    AutomationDetectedEvent: {
      data: components["schemas"]["AutomationDetectedData"];
      /**
       * Format: date-time
       * @description When it happened; messages may overtake each other.
       */
      timestamp: string;
      /**
       * @description The event's name.
       * @constant
       */
      type: "automation.detected";
      /**
       * @description Of the data's shape and meaning.
       * @constant
       */
      version: 1;
    };
    /** @description A receiver was switched off because it did not take what it was sent. */
    ReceiverDisabledData: {
      /** @description A stable code: `gone`, `failing`. */
      reason: string;
      /** @description Path of the receiver in this API. */
      receiver: string;
      /**
       * Format: uuid
       * @description The receiver.
       */
      receiver_id: string;
    };
    /** @description What a receiver is told as `receiver.disabled`. */
    ReceiverDisabledEvent: {
      data: components["schemas"]["ReceiverDisabledData"];
      /**
       * Format: date-time
       * @description When it happened; messages may overtake each other.
       */
      timestamp: string;
      /**
       * @description The event's name.
       * @constant
       */
      type: "receiver.disabled";
      /**
       * @description Of the data's shape and meaning.
       * @constant
       */
      version: 1;
    };
    /** @description Somebody wants to see whether a receiver works. */
    ReceiverTestData: {
      /** @description Path of the receiver in this API. */
      receiver: string;
      /**
       * Format: uuid
       * @description The receiver.
       */
      receiver_id: string;
    };
    /** @description What a receiver is told as `receiver.test`. */
    ReceiverTestEvent: {
      data: components["schemas"]["ReceiverTestData"];
      /**
       * Format: date-time
       * @description When it happened; messages may overtake each other.
       */
      timestamp: string;
      /**
       * @description The event's name.
       * @constant
       */
      type: "receiver.test";
      /**
       * @description Of the data's shape and meaning.
       * @constant
       */
      version: 1;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type Acceptance = components['schemas']['Acceptance'];
export type AccountChange = components['schemas']['AccountChange'];
export type AccountGlance = components['schemas']['AccountGlance'];
export type AccountPage = components['schemas']['AccountPage'];
export type AccountState = components['schemas']['AccountState'];
export type AccountView = components['schemas']['AccountView'];
export type Acquaintance = components['schemas']['Acquaintance'];
export type ActingFrontEnd = components['schemas']['ActingFrontEnd'];
export type AlertPage = components['schemas']['AlertPage'];
export type AlertView = components['schemas']['AlertView'];
export type Answer = components['schemas']['Answer'];
export type AnswerResponse = components['schemas']['AnswerResponse'];
export type AnswerView = components['schemas']['AnswerView'];
export type ApiKeyMade = components['schemas']['ApiKeyMade'];
export type ApiKeyPage = components['schemas']['ApiKeyPage'];
export type ApiKeyView = components['schemas']['ApiKeyView'];
export type AppBegun = components['schemas']['AppBegun'];
export type AppConfirmation = components['schemas']['AppConfirmation'];
export type ApprovalPage = components['schemas']['ApprovalPage'];
export type ApprovalView = components['schemas']['ApprovalView'];
export type AssignmentPage = components['schemas']['AssignmentPage'];
export type AssignmentView = components['schemas']['AssignmentView'];
export type AttemptInFull = components['schemas']['AttemptInFull'];
export type AttemptView = components['schemas']['AttemptView'];
export type AttestedVerdict = components['schemas']['AttestedVerdict'];
export type AudienceQuality = components['schemas']['AudienceQuality'];
export type AuthenticatorAppView = components['schemas']['AuthenticatorAppView'];
export type Brief = components['schemas']['Brief'];
export type BriefCause = components['schemas']['BriefCause'];
export type BriefFinding = components['schemas']['BriefFinding'];
export type BriefLook = components['schemas']['BriefLook'];
export type BriefNewcomers = components['schemas']['BriefNewcomers'];
export type BriefTasks = components['schemas']['BriefTasks'];
export type BriefTryOuts = components['schemas']['BriefTryOuts'];
export type BriefWaiting = components['schemas']['BriefWaiting'];
export type BriefWeeded = components['schemas']['BriefWeeded'];
export type CallView = components['schemas']['CallView'];
export type CapabilityView = components['schemas']['CapabilityView'];
export type CardAnswer = components['schemas']['CardAnswer'];
export type CardView = components['schemas']['CardView'];
export type Change = components['schemas']['Change'];
export type ChangeKind = components['schemas']['ChangeKind'];
export type Changed = components['schemas']['Changed'];
export type Changes = components['schemas']['Changes'];
export type CheckupAsked = components['schemas']['CheckupAsked'];
export type CheckupEstimate = components['schemas']['CheckupEstimate'];
export type CheckupGlance = components['schemas']['CheckupGlance'];
export type CheckupPage = components['schemas']['CheckupPage'];
export type CheckupView = components['schemas']['CheckupView'];
export type CirclePage = components['schemas']['CirclePage'];
export type CircleView = components['schemas']['CircleView'];
export type ClassShare = components['schemas']['ClassShare'];
export type ClientChange = components['schemas']['ClientChange'];
export type ClientInvitation = components['schemas']['ClientInvitation'];
export type ClientInvited = components['schemas']['ClientInvited'];
export type ClientPage = components['schemas']['ClientPage'];
export type ClientView = components['schemas']['ClientView'];
export type ClockStep = components['schemas']['ClockStep'];
export type ClockView = components['schemas']['ClockView'];
export type Cohort = components['schemas']['Cohort'];
export type CohortClient = components['schemas']['CohortClient'];
export type CommentFlagPage = components['schemas']['CommentFlagPage'];
export type CommentFlagView = components['schemas']['CommentFlagView'];
export type ConnectLinkMade = components['schemas']['ConnectLinkMade'];
export type ConnectedPrograms = components['schemas']['ConnectedPrograms'];
export type ConsentDecision = components['schemas']['ConsentDecision'];
export type ConsentKind = components['schemas']['ConsentKind'];
export type ConsentPage = components['schemas']['ConsentPage'];
export type ConsentView = components['schemas']['ConsentView'];
export type ContactFacts = components['schemas']['ContactFacts'];
export type ContactSummary = components['schemas']['ContactSummary'];
export type ContactSummaryPage = components['schemas']['ContactSummaryPage'];
export type ContactView = components['schemas']['ContactView'];
export type Contradiction = components['schemas']['Contradiction'];
export type CountPage = components['schemas']['CountPage'];
export type CountView = components['schemas']['CountView'];
export type Coverage = components['schemas']['Coverage'];
export type CrossPostingView = components['schemas']['CrossPostingView'];
export type DayGlance = components['schemas']['DayGlance'];
export type Deal = components['schemas']['Deal'];
export type Decision = components['schemas']['Decision'];
export type DecisionView = components['schemas']['DecisionView'];
export type DeclaredEventPage = components['schemas']['DeclaredEventPage'];
export type DeclaredEventView = components['schemas']['DeclaredEventView'];
export type Definition = components['schemas']['Definition'];
export type DeliveryInFull = components['schemas']['DeliveryInFull'];
export type DeliveryInList = components['schemas']['DeliveryInList'];
export type DeliveryInListPage = components['schemas']['DeliveryInListPage'];
export type DeliveryView = components['schemas']['DeliveryView'];
export type DetectorPage = components['schemas']['DetectorPage'];
export type DetectorView = components['schemas']['DetectorView'];
export type Dismissal = components['schemas']['Dismissal'];
export type EngagerPage = components['schemas']['EngagerPage'];
export type EngagerQuality = components['schemas']['EngagerQuality'];
export type EngagerView = components['schemas']['EngagerView'];
export type EngagersGlance = components['schemas']['EngagersGlance'];
export type EngagersNow = components['schemas']['EngagersNow'];
export type Entry = components['schemas']['Entry'];
export type ErasureAsked = components['schemas']['ErasureAsked'];
export type ErasureView = components['schemas']['ErasureView'];
export type EventTypePage = components['schemas']['EventTypePage'];
export type EventTypeView = components['schemas']['EventTypeView'];
export type Evidence = components['schemas']['Evidence'];
export type EvidenceCard = components['schemas']['EvidenceCard'];
export type ExportReport = components['schemas']['ExportReport'];
export type ExportWanted = components['schemas']['ExportWanted'];
export type ExportsConfirmed = components['schemas']['ExportsConfirmed'];
export type FactTable = components['schemas']['FactTable'];
export type FactorPolicy = components['schemas']['FactorPolicy'];
export type Failure = components['schemas']['Failure'];
export type FakeShare = components['schemas']['FakeShare'];
export type FieldProblem = components['schemas']['FieldProblem'];
export type FindingGlance = components['schemas']['FindingGlance'];
export type FindingPage = components['schemas']['FindingPage'];
export type FindingView = components['schemas']['FindingView'];
export type FindingsGlance = components['schemas']['FindingsGlance'];
export type FlagCount = components['schemas']['FlagCount'];
export type FlagView = components['schemas']['FlagView'];
export type FlagsView = components['schemas']['FlagsView'];
export type FollowerPage = components['schemas']['FollowerPage'];
export type FollowerView = components['schemas']['FollowerView'];
export type Forecast = components['schemas']['Forecast'];
export type ForecastView = components['schemas']['ForecastView'];
export type FrontEndPage = components['schemas']['FrontEndPage'];
export type FrontEndView = components['schemas']['FrontEndView'];
export type HandedInPage = components['schemas']['HandedInPage'];
export type HandedInView = components['schemas']['HandedInView'];
export type HandleChangeView = components['schemas']['HandleChangeView'];
export type Heat = components['schemas']['Heat'];
export type HistoryPoint = components['schemas']['HistoryPoint'];
export type IdentityProviderPage = components['schemas']['IdentityProviderPage'];
export type IdentityProviderView = components['schemas']['IdentityProviderView'];
export type Insight = components['schemas']['Insight'];
export type InsightCode = components['schemas']['InsightCode'];
export type InsightDay = components['schemas']['InsightDay'];
export type Interval = components['schemas']['Interval'];
export type InvitationMade = components['schemas']['InvitationMade'];
export type InvitationPage = components['schemas']['InvitationPage'];
export type InvitationView = components['schemas']['InvitationView'];
export type KeptPersonPage = components['schemas']['KeptPersonPage'];
export type KeptPersonView = components['schemas']['KeptPersonView'];
export type KeyKind = components['schemas']['KeyKind'];
export type KnownPasskey = components['schemas']['KnownPasskey'];
export type Leaning = components['schemas']['Leaning'];
export type LeaveToRegister = components['schemas']['LeaveToRegister'];
export type Ledger = components['schemas']['Ledger'];
export type LedgerPage = components['schemas']['LedgerPage'];
export type LedgerView = components['schemas']['LedgerView'];
export type LinkWanted = components['schemas']['LinkWanted'];
export type ListPlan = components['schemas']['ListPlan'];
export type Liveness = components['schemas']['Liveness'];
export type LooksSince = components['schemas']['LooksSince'];
export type LooksView = components['schemas']['LooksView'];
export type MadeResponse = components['schemas']['MadeResponse'];
export type Me = components['schemas']['Me'];
export type Measure = components['schemas']['Measure'];
export type MemberPage = components['schemas']['MemberPage'];
export type MemberView = components['schemas']['MemberView'];
export type Movement = components['schemas']['Movement'];
export type NewAnswer = components['schemas']['NewAnswer'];
export type NewApiKey = components['schemas']['NewApiKey'];
export type NewCall = components['schemas']['NewCall'];
export type NewDeclaredEvent = components['schemas']['NewDeclaredEvent'];
export type NewExportAccount = components['schemas']['NewExportAccount'];
export type NewIdentityProvider = components['schemas']['NewIdentityProvider'];
export type NewInvitation = components['schemas']['NewInvitation'];
export type NewPasskey = components['schemas']['NewPasskey'];
export type NewPractice = components['schemas']['NewPractice'];
export type NewReceiver = components['schemas']['NewReceiver'];
export type NewReplay = components['schemas']['NewReplay'];
export type NewReset = components['schemas']['NewReset'];
export type NewSettingsAttestation = components['schemas']['NewSettingsAttestation'];
export type NewStepUp = components['schemas']['NewStepUp'];
export type NewTie = components['schemas']['NewTie'];
export type NewTouch = components['schemas']['NewTouch'];
export type NewTryOut = components['schemas']['NewTryOut'];
export type Newcomers = components['schemas']['Newcomers'];
export type NewcomersPage = components['schemas']['NewcomersPage'];
export type NextStep = components['schemas']['NextStep'];
export type OpenSession = components['schemas']['OpenSession'];
export type OpenSessionPage = components['schemas']['OpenSessionPage'];
export type Overview = components['schemas']['Overview'];
export type PasskeyAdded = components['schemas']['PasskeyAdded'];
export type PasskeyAnswer = components['schemas']['PasskeyAnswer'];
export type PasskeyAsked = components['schemas']['PasskeyAsked'];
export type PasskeyHolder = components['schemas']['PasskeyHolder'];
export type PasskeyMade = components['schemas']['PasskeyMade'];
export type PasskeyQuestion = components['schemas']['PasskeyQuestion'];
export type PasskeySignIn = components['schemas']['PasskeySignIn'];
export type PasskeySite = components['schemas']['PasskeySite'];
export type PasskeyTraits = components['schemas']['PasskeyTraits'];
export type PasskeyView = components['schemas']['PasskeyView'];
export type PasskeyWanted = components['schemas']['PasskeyWanted'];
export type PeersView = components['schemas']['PeersView'];
export type PersonDecision = components['schemas']['PersonDecision'];
export type PersonToForget = components['schemas']['PersonToForget'];
export type Plan = components['schemas']['Plan'];
export type PlanView = components['schemas']['PlanView'];
export type PlannedTaskView = components['schemas']['PlannedTaskView'];
export type Platform = components['schemas']['Platform'];
export type Portrait = components['schemas']['Portrait'];
export type PostInsight = components['schemas']['PostInsight'];
export type PracticeChange = components['schemas']['PracticeChange'];
export type PracticeOpened = components['schemas']['PracticeOpened'];
export type PracticeView = components['schemas']['PracticeView'];
export type ProblemDetails = components['schemas']['ProblemDetails'];
export type ProgramFact = components['schemas']['ProgramFact'];
export type ProviderAcceptance = components['schemas']['ProviderAcceptance'];
export type ProviderChange = components['schemas']['ProviderChange'];
export type ProviderShortcoming = components['schemas']['ProviderShortcoming'];
export type ProviderSignIn = components['schemas']['ProviderSignIn'];
export type ProviderTest = components['schemas']['ProviderTest'];
export type ProviderTiePage = components['schemas']['ProviderTiePage'];
export type ProviderTieView = components['schemas']['ProviderTieView'];
export type QualityModel = components['schemas']['QualityModel'];
export type QualityPoint = components['schemas']['QualityPoint'];
export type QualityPointPage = components['schemas']['QualityPointPage'];
export type QualityView = components['schemas']['QualityView'];
export type Question = components['schemas']['Question'];
export type Readiness = components['schemas']['Readiness'];
export type Reason = components['schemas']['Reason'];
export type ReasonView = components['schemas']['ReasonView'];
export type ReceiverAdded = components['schemas']['ReceiverAdded'];
export type ReceiverChange = components['schemas']['ReceiverChange'];
export type ReceiverPage = components['schemas']['ReceiverPage'];
export type ReceiverView = components['schemas']['ReceiverView'];
export type RecoveryCodes = components['schemas']['RecoveryCodes'];
export type ReplayPage = components['schemas']['ReplayPage'];
export type ReplayView = components['schemas']['ReplayView'];
export type ReportGlance = components['schemas']['ReportGlance'];
export type RequestSent = components['schemas']['RequestSent'];
export type ResetView = components['schemas']['ResetView'];
export type Resource = components['schemas']['Resource'];
export type ResourceUsed = components['schemas']['ResourceUsed'];
export type Road = components['schemas']['Road'];
export type RoleChange = components['schemas']['RoleChange'];
export type Route = components['schemas']['Route'];
export type Sampling = components['schemas']['Sampling'];
export type ScheduledPostingView = components['schemas']['ScheduledPostingView'];
export type SecondFactors = components['schemas']['SecondFactors'];
export type SecondStep = components['schemas']['SecondStep'];
export type SecondStepOwed = components['schemas']['SecondStepOwed'];
export type SecretRotated = components['schemas']['SecretRotated'];
export type SessionView = components['schemas']['SessionView'];
export type Setback = components['schemas']['Setback'];
export type SettingsAttestationView = components['schemas']['SettingsAttestationView'];
export type SettingsAttestations = components['schemas']['SettingsAttestations'];
export type SharedPosts = components['schemas']['SharedPosts'];
export type SharesFound = components['schemas']['SharesFound'];
export type SignIn = components['schemas']['SignIn'];
export type Sorted = components['schemas']['Sorted'];
export type SortingView = components['schemas']['SortingView'];
export type Source = components['schemas']['Source'];
export type Stage = components['schemas']['Stage'];
export type StateReason = components['schemas']['StateReason'];
export type SteppedUp = components['schemas']['SteppedUp'];
export type SuppressionView = components['schemas']['SuppressionView'];
export type TargetMarket = components['schemas']['TargetMarket'];
export type TaskKind = components['schemas']['TaskKind'];
export type TaskPage = components['schemas']['TaskPage'];
export type TaskView = components['schemas']['TaskView'];
export type Threshold = components['schemas']['Threshold'];
export type TieMade = components['schemas']['TieMade'];
export type Tier = components['schemas']['Tier'];
export type TodayPage = components['schemas']['TodayPage'];
export type TodayView = components['schemas']['TodayView'];
export type TouchView = components['schemas']['TouchView'];
export type Training = components['schemas']['Training'];
export type Tried = components['schemas']['Tried'];
export type TryOutCard = components['schemas']['TryOutCard'];
export type TryOutPage = components['schemas']['TryOutPage'];
export type TryOutView = components['schemas']['TryOutView'];
export type Unsorted = components['schemas']['Unsorted'];
export type UploadView = components['schemas']['UploadView'];
export type UploadWanted = components['schemas']['UploadWanted'];
export type Usage = components['schemas']['Usage'];
export type Verdict = components['schemas']['Verdict'];
export type VerdictView = components['schemas']['VerdictView'];
export type WaitingGlance = components['schemas']['WaitingGlance'];
export type WeedOutPage = components['schemas']['WeedOutPage'];
export type WeedOutPersonPage = components['schemas']['WeedOutPersonPage'];
export type WeedOutPersonView = components['schemas']['WeedOutPersonView'];
export type WeedOutView = components['schemas']['WeedOutView'];
export type XPolicy = components['schemas']['XPolicy'];
export type AccountAccessEndsSoonData = components['schemas']['AccountAccessEndsSoonData'];
export type AccountAccessEndsSoonEvent = components['schemas']['AccountAccessEndsSoonEvent'];
export type AccountNeedsReconnectData = components['schemas']['AccountNeedsReconnectData'];
export type AccountNeedsReconnectEvent = components['schemas']['AccountNeedsReconnectEvent'];
export type AccountReconnectedData = components['schemas']['AccountReconnectedData'];
export type AccountReconnectedEvent = components['schemas']['AccountReconnectedEvent'];
export type AccountTroubleData = components['schemas']['AccountTroubleData'];
export type AccountTroubleEvent = components['schemas']['AccountTroubleEvent'];
export type AccountTroubleOverData = components['schemas']['AccountTroubleOverData'];
export type AccountTroubleOverEvent = components['schemas']['AccountTroubleOverEvent'];
export type AutomationClearedData = components['schemas']['AutomationClearedData'];
export type AutomationClearedEvent = components['schemas']['AutomationClearedEvent'];
export type AutomationDetectedData = components['schemas']['AutomationDetectedData'];
export type AutomationDetectedEvent = components['schemas']['AutomationDetectedEvent'];
export type ReceiverDisabledData = components['schemas']['ReceiverDisabledData'];
export type ReceiverDisabledEvent = components['schemas']['ReceiverDisabledEvent'];
export type ReceiverTestData = components['schemas']['ReceiverTestData'];
export type ReceiverTestEvent = components['schemas']['ReceiverTestEvent'];
export type $defs = Record<string, never>;
export interface operations {
  showLiveness: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Liveness"];
        };
      };
    };
  };
  showReadiness: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Readiness"];
        };
      };
    };
  };
  showAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AccountView"];
        };
      };
    };
  };
  changeAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AccountChange"];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AccountView"];
        };
      };
    };
  };
  estimateCheckup: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CheckupEstimate"];
        };
      };
    };
  };
  listCheckups: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CheckupPage"];
        };
      };
    };
  };
  startCheckup: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CheckupAsked"];
        };
      };
    };
  };
  listCircle: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CirclePage"];
        };
      };
    };
  };
  chooseForCircle: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
        profile_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  takeOutOfCircle: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
        profile_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listCommentFlags: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CommentFlagPage"];
        };
      };
    };
  };
  listContacts: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ContactSummaryPage"];
        };
      };
    };
  };
  showContact: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
        profile_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ContactView"];
        };
      };
    };
  };
  keepContact: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
        profile_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ContactFacts"];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  addTouch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
        profile_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewTouch"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TouchView"];
        };
      };
    };
  };
  listCounts: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CountPage"];
        };
      };
    };
  };
  showCrossPosting: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CrossPostingView"];
        };
      };
    };
  };
  listDeclaredEvents: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DeclaredEventPage"];
        };
      };
    };
  };
  declareEvent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewDeclaredEvent"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DeclaredEventView"];
        };
      };
    };
  };
  disconnectAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AccountView"];
        };
      };
    };
  };
  listEngagers: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["EngagerPage"];
        };
      };
    };
  };
  eraseAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ErasureAsked"];
        };
      };
    };
  };
  confirmExports: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ExportsConfirmed"];
        };
      };
    };
  };
  handInExport: {
    parameters: {
      query?: {
        /** @description Whether the client agrees that it is read who wrote to whom and when; words never are. */
        with_messages?: boolean;
        /** @description Followers on the profile; tells whether the export is whole. */
        followers_shown?: number;
        /** @description What the network called the file; some networks write owner and day into it. */
        file_name?: string;
      };
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/zip": Blob | Uint8Array;
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CheckupAsked"];
        };
      };
    };
  };
  showFlags: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FlagsView"];
        };
      };
    };
  };
  listFollowers: {
    parameters: {
      query?: {
        /** @description Only followers of this class. */
        klass?: "unknown" | "genuine" | "dormant" | "mass_follower" | "suspect" | "automated";
        /** @description Only followers whose words stood out so at the newest look, and not set aside since. */
        flag?: "offensive" | "off_market";
        /** @description `score`: best profiles first. `likely`: whom the client sorted as fitting or friends first, then those whom they would most likely sort so, by their own answers; by score until there are ten answers. */
        order?: "score" | "likely";
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FollowerPage"];
        };
      };
    };
  };
  listKept: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["KeptPersonPage"];
        };
      };
    };
  };
  keepPerson: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
        profile_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  takeOffKeepList: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
        profile_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listNewcomers: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["NewcomersPage"];
        };
      };
    };
  };
  showQuality: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["QualityView"];
        };
      };
    };
  };
  listQuality: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["QualityPointPage"];
        };
      };
    };
  };
  listLedger: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["LedgerPage"];
        };
      };
    };
  };
  showScheduledPosting: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ScheduledPostingView"];
        };
      };
    };
  };
  listSettingsAttestations: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SettingsAttestations"];
        };
      };
    };
  };
  attestSetting: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewSettingsAttestation"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SettingsAttestationView"];
        };
      };
    };
  };
  showSorting: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SortingView"];
        };
      };
    };
  };
  dealCards: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Deal"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CardView"][];
        };
      };
    };
  };
  sortFollower: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
        profile_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CardAnswer"];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listContradictions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Contradiction"][];
        };
      };
    };
  };
  undoSorting: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CardView"];
        };
      };
    };
  };
  listTryOuts: {
    parameters: {
      query?: {
        /** @description Only those with this outcome. */
        outcome?: "open" | "kept" | "dropped";
        /** @description Only those of whom a verdict is asked by now. */
        due?: boolean;
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TryOutPage"];
        };
      };
    };
  };
  openTryOut: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewTryOut"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["VerdictView"];
        };
      };
    };
  };
  handInUploads: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ExportWanted"];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CheckupAsked"];
        };
      };
    };
  };
  beginUpload: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UploadWanted"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["UploadView"];
        };
      };
    };
  };
  showUpload: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
        /** @description The upload. */
        upload_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["UploadView"];
        };
      };
    };
  };
  dropUpload: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
        /** @description The upload. */
        upload_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  sendChunk: {
    parameters: {
      query?: never;
      header: {
        /** @description Where this piece begins. */
        "Upload-Offset": number;
        /** @description `sha256 <base64>` or `sha1 <base64>` of the piece; a damaged piece is then refused. */
        "Upload-Checksum"?: string;
      };
      path: {
        /** @description The account. */
        account_id: string;
        /** @description The upload. */
        upload_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/offset+octet-stream": Blob | Uint8Array;
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listWeedOuts: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The account. */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WeedOutPage"];
        };
      };
    };
  };
  listAlerts: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AlertPage"];
        };
      };
    };
  };
  listApiKeys: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApiKeyPage"];
        };
      };
    };
  };
  makeApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewApiKey"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApiKeyMade"];
        };
      };
    };
  };
  revokeApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The API key. */
        api_key_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listApprovals: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApprovalPage"];
        };
      };
    };
  };
  endApproval: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The approval. */
        approval_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  beginAuthenticatorApp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AppBegun"];
        };
      };
    };
  };
  removeAuthenticatorApp: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The authenticator app. */
        authenticator_app_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  confirmAuthenticatorApp: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The authenticator app. */
        authenticator_app_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AppConfirmation"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RecoveryCodes"];
        };
      };
    };
  };
  listChanges: {
    parameters: {
      query?: {
        /** @description The `next_since` you were told last; left out, everything is told from the beginning. */
        since?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Changes"];
        };
      };
    };
  };
  streamChanges: {
    parameters: {
      query?: never;
      header?: {
        /** @description The id of the last event you heard, or a `next_since`; left out, only what comes is told. */
        "Last-Event-ID"?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/event-stream": components["schemas"]["Changed"];
        };
      };
    };
  };
  showCheckup: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The checkup. */
        checkup_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CheckupView"];
        };
      };
    };
  };
  listClients: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClientPage"];
        };
      };
    };
  };
  addClient: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Portrait"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClientView"];
        };
      };
    };
  };
  showClient: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClientView"];
        };
      };
    };
  };
  changeClient: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ClientChange"];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClientView"];
        };
      };
    };
  };
  listAccounts: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AccountPage"];
        };
      };
    };
  };
  addExportAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewExportAccount"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AccountView"];
        };
      };
    };
  };
  listAcquaintance: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Acquaintance"][];
        };
      };
    };
  };
  listAssignments: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AssignmentPage"];
        };
      };
    };
  };
  assignMember: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
        /** @description The member. */
        member_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  unassignMember: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
        /** @description The member. */
        member_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  showBrief: {
    parameters: {
      query?: {
        /** @description From when on, as RFC 3339 writes it; the last call if left out, or four weeks ago where there was none. */
        since?: string;
      };
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Brief"];
        };
      };
    };
  };
  showBriefAsMarkdown: {
    parameters: {
      query?: {
        /** @description From when on, as RFC 3339 writes it; the last call if left out, or four weeks ago where there was none. */
        since?: string;
      };
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/markdown": string;
        };
      };
    };
  };
  showBriefAsPdf: {
    parameters: {
      query?: {
        /** @description From when on, as RFC 3339 writes it; the last call if left out, or four weeks ago where there was none. */
        since?: string;
      };
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/pdf": string;
        };
      };
    };
  };
  noteCall: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewCall"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CallView"];
        };
      };
    };
  };
  makeConnectLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LinkWanted"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConnectLinkMade"];
        };
      };
    };
  };
  listConsents: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConsentPage"];
        };
      };
    };
  };
  decideConsent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
        /** @description What the client decides about. */
        kind: components["schemas"]["ConsentKind"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ConsentDecision"];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConsentView"];
        };
      };
    };
  };
  eraseClient: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ErasureAsked"];
        };
      };
    };
  };
  listExports: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["HandedInPage"];
        };
      };
    };
  };
  listFindings: {
    parameters: {
      query?: {
        /** @description Only findings in this state. */
        state?: "open" | "dismissed" | "cleared";
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FindingPage"];
        };
      };
    };
  };
  inviteClient: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ClientInvitation"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClientInvited"];
        };
      };
    };
  };
  showOverview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Overview"];
        };
      };
    };
  };
  closeOwnView: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  showPlan: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PlanView"];
        };
      };
    };
  };
  listTasks: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The client. */
        client_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TaskPage"];
        };
      };
    };
  };
  showCohort: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Cohort"];
        };
      };
    };
  };
  withdrawEvent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The declared event. */
        declared_event_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  showDelivery: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The delivery. */
        delivery_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DeliveryInFull"];
        };
      };
    };
  };
  replayDelivery: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The delivery. */
        delivery_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DeliveryView"];
        };
      };
    };
  };
  resetDetector: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewReset"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResetView"];
        };
      };
    };
  };
  listDetectors: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DetectorPage"];
        };
      };
    };
  };
  showErasure: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The erasure. */
        erasure_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ErasureView"];
        };
      };
    };
  };
  listEventTypes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["EventTypePage"];
        };
      };
    };
  };
  showFinding: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The finding. */
        finding_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FindingView"];
        };
      };
    };
  };
  answerFinding: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The finding. */
        finding_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewAnswer"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AnswerView"];
        };
      };
    };
  };
  dismissFinding: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The finding. */
        finding_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Dismissal"];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  showEvidence: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The finding. */
        finding_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["EvidenceCard"];
        };
      };
    };
  };
  dismissFlag: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The flag. */
        flag_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  restoreFlag: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The flag. */
        flag_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listFrontEnds: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FrontEndPage"];
        };
      };
    };
  };
  retireFrontEnd: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The front end. */
        front_end_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listIdentityProviders: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IdentityProviderPage"];
        };
      };
    };
  };
  addIdentityProvider: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewIdentityProvider"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IdentityProviderView"];
        };
      };
    };
  };
  removeIdentityProvider: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The identity provider. */
        identity_provider_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  changeIdentityProvider: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The identity provider. */
        identity_provider_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProviderChange"];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IdentityProviderView"];
        };
      };
    };
  };
  testIdentityProvider: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The identity provider. */
        identity_provider_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ProviderTest"];
        };
      };
    };
  };
  acceptInvitation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Acceptance"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SessionView"];
        };
      };
    };
  };
  listInvitations: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["InvitationPage"];
        };
      };
    };
  };
  inviteMember: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewInvitation"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["InvitationMade"];
        };
      };
    };
  };
  takeBackInvitation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The invitation. */
        invitation_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  showMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Me"];
        };
      };
    };
  };
  listMembers: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["MemberPage"];
        };
      };
    };
  };
  endMembership: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The member. */
        member_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  changeMemberRole: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The member. */
        member_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RoleChange"];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["MemberView"];
        };
      };
    };
  };
  freeMemberOfFactors: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The member. */
        member_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  askPasskey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PasskeyQuestion"];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PasskeyAsked"];
        };
      };
    };
  };
  beginPasskey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PasskeyWanted"];
        };
      };
    };
  };
  signInByPasskey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PasskeySignIn"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SessionView"];
        };
      };
    };
  };
  addPasskey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewPasskey"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PasskeyAdded"];
        };
      };
    };
  };
  removePasskey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The passkey. */
        passkey_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  showPractice: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PracticeView"];
        };
      };
    };
  };
  changePractice: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PracticeChange"];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PracticeView"];
        };
      };
    };
  };
  moveClock: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ClockStep"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClockView"];
        };
      };
    };
  };
  openPractice: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewPractice"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PracticeOpened"];
        };
      };
    };
  };
  acceptInvitationByProvider: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProviderAcceptance"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SessionView"];
        };
      };
    };
  };
  signInByProvider: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProviderSignIn"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SessionView"];
        };
      };
    };
  };
  listProviderTies: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ProviderTiePage"];
        };
      };
    };
  };
  tieProvider: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewTie"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TieMade"];
        };
      };
    };
  };
  untieProvider: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The tie. */
        provider_tie_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  showQualityModel: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["QualityModel"];
        };
      };
    };
  };
  listReceivers: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ReceiverPage"];
        };
      };
    };
  };
  addReceiver: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewReceiver"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ReceiverAdded"];
        };
      };
    };
  };
  showReceiver: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The receiver. */
        receiver_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ReceiverView"];
        };
      };
    };
  };
  removeReceiver: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The receiver. */
        receiver_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  changeReceiver: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The receiver. */
        receiver_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReceiverChange"];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ReceiverView"];
        };
      };
    };
  };
  listDeliveries: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The receiver. */
        receiver_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DeliveryInListPage"];
        };
      };
    };
  };
  endFormerSecrets: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The receiver. */
        receiver_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listReplays: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The receiver. */
        receiver_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ReplayPage"];
        };
      };
    };
  };
  replayRange: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The receiver. */
        receiver_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewReplay"];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ReplayView"];
        };
      };
    };
  };
  rotateReceiverSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The receiver. */
        receiver_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SecretRotated"];
        };
      };
    };
  };
  testReceiver: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The receiver. */
        receiver_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DeliveryView"];
        };
      };
    };
  };
  renewRecoveryCodes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RecoveryCodes"];
        };
      };
    };
  };
  giveLeaveToRegister: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["LeaveToRegister"];
        };
      };
    };
  };
  showReplay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The replay. */
        replay_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ReplayView"];
        };
      };
    };
  };
  demandSecondFactors: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["FactorPolicy"];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FactorPolicy"];
        };
      };
    };
  };
  showSecondFactors: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SecondFactors"];
        };
      };
    };
  };
  finishSignIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SecondStep"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SessionView"];
        };
      };
    };
  };
  listSessions: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OpenSessionPage"];
        };
      };
    };
  };
  signIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SignIn"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SessionView"];
        };
      };
    };
  };
  signOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  endSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The session. */
        session_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  askPasskeyToStepUp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PasskeyAsked"];
        };
      };
    };
  };
  stepUp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewStepUp"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SteppedUp"];
        };
      };
    };
  };
  suppressPerson: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PersonToForget"];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SuppressionView"];
        };
      };
    };
  };
  showSuppression: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The suppression. */
        suppression_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SuppressionView"];
        };
      };
    };
  };
  decideTask: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The task. */
        task_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Decision"];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DecisionView"];
        };
      };
    };
  };
  listToday: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TodayPage"];
        };
      };
    };
  };
  takeBackTouch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The touch. */
        touch_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  giveVerdict: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The try-out. */
        try_out_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Verdict"];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["VerdictView"];
        };
      };
    };
  };
  showUsage: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Usage"];
        };
      };
    };
  };
  showWeedOut: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The weed-out. */
        weed_out_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WeedOutView"];
        };
      };
    };
  };
  approveWeedOut: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The weed-out. */
        weed_out_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listWeeds: {
    parameters: {
      query?: {
        /** @description Only those with this outcome: `gone` and `unfollowed` are whom to follow again to undo it. */
        outcome?: "proposed" | "spared" | "unfollowed" | "gone";
        /** @description Only those of this day's step. */
        step?: number;
        /** @description The `next_cursor` of the page before; leave out for the first page. */
        cursor?: string;
        /** @description How many items at the most, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description The weed-out. */
        weed_out_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["WeedOutPersonPage"];
        };
      };
    };
  };
  decideWeed: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The weed-out. */
        weed_out_id: string;
        profile_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PersonDecision"];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
