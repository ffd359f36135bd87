// One line per changeset: the sentence, without the hash of its commit, and nothing about versions of each other.
module.exports = {
  getReleaseLine: async (changeset) => `- ${changeset.summary.trim()}`,
  getDependencyReleaseLine: async () => "",
};
