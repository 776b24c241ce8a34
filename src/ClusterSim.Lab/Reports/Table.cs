namespace ClusterSim.Lab.Reports;

/// <summary>Rows of texts under columns: what is written as CSV, Markdown and HTML.</summary>
/// <param name="Name">What it holds, in a few words.</param>
/// <param name="Columns">The columns, from left to right.</param>
/// <param name="Rows">The rows, from top to bottom; each has a text for each column.</param>
public sealed record Table(string Name, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A column of a table.</summary>
/// <param name="Name">For programs: lower case, with underscores, and the unit at its end.</param>
/// <param name="Heading">For people.</param>
/// <param name="IsNumber">Whether it holds figures, which stand at the right.</param>
public sealed record TableColumn(string Name, string Heading, bool IsNumber = false);
