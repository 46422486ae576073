// What axe finds, one line for each place: rule, what it asks for, where, why.
async () => {
  const result = await axe.run(document, { resultTypes: ["violations"] });
  const line = (rule, node) => [
    `${rule.id}: ${rule.help}`,
    node.target.join(" "),
    node.failureSummary.replace(/\s+/g, " "),
  ].join(" | ");
  return result.violations.flatMap((rule) => rule.nodes.map((node) => line(rule, node)));
}
