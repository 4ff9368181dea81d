// Checkups: what the API can be asked. Generated from the contract by `make sdks`; changes here are lost.

import type { How, KeyedHow, Query } from "../asking.js";
import { asIs, keyed, plainly, told } from "../asking.js";
import { Listed } from "../lists.js";
import type { Network } from "../network.js";
import type * as shapes from "../shapes.js";

/** Checkups. */
export class Checkups {
  readonly #network: Network;

  /** @internal */
  constructor(network: Network) {
    this.#network = network;
  }

  /**
   * What would a checkup cost?
   *
   * The plan that a checkup would follow: whole lists where the budget pays for them, else a random part of the followers where
   * their numbers are known from a whole list of the last 30 days or an export, and the newest where they are not.
   */
  async estimateCheckup(accountId: string, how: How = {}): Promise<shapes.CheckupEstimate> {
    return told(await this.#network.api.GET("/v1/accounts/{account_id}/checkup-estimate", {
      params: { path: { account_id: accountId } },
      ...plainly(how),
    }));
  }

  /**
   * List an account's checkups.
   *
   * The account's checkups, newest first.
   */
  listCheckups(accountId: string, query: Query<"listCheckups"> = {}, how: How = {}): Listed<shapes.CheckupPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/accounts/{account_id}/checkups", {
      params: { path: { account_id: accountId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }

  /**
   * Have an account looked at now.
   *
   * Read, score and watch this account now; priced before it starts and kept under the account's budget.
   */
  async startCheckup(accountId: string, how: KeyedHow = {}): Promise<shapes.CheckupAsked> {
    return told(await this.#network.api.POST("/v1/accounts/{account_id}/checkups", {
      params: { path: { account_id: accountId } },
      ...keyed(how),
    }));
  }

  /**
   * Confirm that the account's exports are its own.
   *
   * Say of the exports that were read and do not say themselves whose they are that they are this account's.
   */
  async confirmExports(accountId: string, how: KeyedHow = {}): Promise<shapes.ExportsConfirmed> {
    return told(await this.#network.api.POST("/v1/accounts/{account_id}/export-confirmation", {
      params: { path: { account_id: accountId } },
      ...keyed(how),
    }));
  }

  /**
   * Hand in an official data export.
   *
   * The body is the zip file as the network made it (`application/zip`), up to 60 MB. Larger ones, and those in several files, come through uploads.
   */
  async handInExport(accountId: string, content: Blob | Uint8Array, query: Query<"handInExport"> = {}, how: KeyedHow = {}): Promise<shapes.CheckupAsked> {
    return told(await this.#network.api.POST("/v1/accounts/{account_id}/exports", {
      params: { path: { account_id: accountId }, query },
      body: content,
      bodySerializer: asIs,
      ...keyed(how, "application/zip"),
    }));
  }

  /**
   * Hand in an export whose files have arrived.
   *
   * Have the files read as one export. Only the client whose account it is hands it in.
   */
  async handInUploads(accountId: string, body: shapes.ExportWanted, how: KeyedHow = {}): Promise<shapes.CheckupAsked> {
    return told(await this.#network.api.POST("/v1/accounts/{account_id}/uploaded-exports", {
      params: { path: { account_id: accountId } },
      body,
      ...keyed(how),
    }));
  }

  /**
   * Begin to send a file of an export in pieces.
   *
   * Announce a file of up to 4 GiB, then send it by `PATCH` to the address in `Location`, as tus 1.0 does.
   */
  async beginUpload(accountId: string, body: shapes.UploadWanted, how: KeyedHow = {}): Promise<shapes.UploadView> {
    return told(await this.#network.api.POST("/v1/accounts/{account_id}/uploads", {
      params: { path: { account_id: accountId } },
      body,
      ...keyed(how),
    }));
  }

  /**
   * Drop a file on its way.
   *
   * Forget the file and all that came of it.
   */
  async dropUpload(accountId: string, uploadId: string, how: How = {}): Promise<void> {
    await this.#network.api.DELETE("/v1/accounts/{account_id}/uploads/{upload_id}", {
      params: { path: { account_id: accountId, upload_id: uploadId } },
      ...plainly(how),
    });
  }

  /**
   * See how far a file has come.
   *
   * Where to go on after an interruption; `HEAD` tells the same in `Upload-Offset` alone, as in tus.
   */
  async showUpload(accountId: string, uploadId: string, how: How = {}): Promise<shapes.UploadView> {
    return told(await this.#network.api.GET("/v1/accounts/{account_id}/uploads/{upload_id}", {
      params: { path: { account_id: accountId, upload_id: uploadId } },
      ...plainly(how),
    }));
  }

  /**
   * Send the next piece of a file.
   *
   * The body is at most 4 MiB of the file (`application/offset+octet-stream`), from `Upload-Offset` on. It is kept whole or not at all.
   */
  async sendChunk(accountId: string, uploadId: string, content: Blob | Uint8Array, how: How & { uploadOffset: number; uploadChecksum?: string }): Promise<void> {
    await this.#network.api.PATCH("/v1/accounts/{account_id}/uploads/{upload_id}", {
      params: { path: { account_id: accountId, upload_id: uploadId }, header: { "Upload-Offset": how.uploadOffset, ...(how.uploadChecksum && { "Upload-Checksum": how.uploadChecksum }) } },
      body: content,
      bodySerializer: asIs,
      ...plainly(how, "application/offset+octet-stream"),
    });
  }

  /**
   * Follow a checkup.
   *
   * How far the checkup has come.
   */
  async showCheckup(checkupId: string, how: How = {}): Promise<shapes.CheckupView> {
    return told(await this.#network.api.GET("/v1/checkups/{checkup_id}", {
      params: { path: { checkup_id: checkupId } },
      ...plainly(how),
    }));
  }

  /**
   * List the exports that a client handed in.
   *
   * The client's exports, newest first, with why one was refused and what mends it.
   */
  listExports(clientId: string, query: Query<"listExports"> = {}, how: How = {}): Listed<shapes.HandedInPage> {
    return new Listed(async (cursor) =>
      told(await this.#network.api.GET("/v1/clients/{client_id}/exports", {
      params: { path: { client_id: clientId }, query: { ...query, ...cursor } },
      ...plainly(how),
    })),
    );
  }
}
