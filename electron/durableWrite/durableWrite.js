// Placeholder replaced by the vault work in this same change.
export {};
