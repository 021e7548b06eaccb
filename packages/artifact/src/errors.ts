/** A `ModelSpec` describes no network: a field is wrong, or a layer cannot take what reaches it. */
export class SpecError extends Error {
  override readonly name = 'SpecError';
}

/** Training options that no run can have. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

/** Bytes or values that are not what their format says: damaged, cut short, made by something else, contradictory. */
export class ArtifactFormatError extends Error {
  override readonly name = 'ArtifactFormatError';
}

/** A sound document whose version this program cannot read. */
export class ArtifactVersionError extends Error {
  override readonly name = 'ArtifactVersionError';
}

/** A sound model that was trained on inputs made by another rule than the caller's. */
export class InputContractError extends Error {
  override readonly name = 'InputContractError';
}
