using System.Net;
using System.Text;

namespace ClusterSim.Lab.Reports;

/// <summary>Writes tables. Lines end with a line feed on every system.</summary>
public static class TableText
{
    extension(Table table)
    {
        /// <summary>As RFC 4180 has it, but for the ends of lines: a row of names, then the rows; quotes where a text needs them.</summary>
        public string ToCsv()
        {
            var text = new StringBuilder();
            AppendCsv(text, table.Columns.Select(column => column.Name));
            foreach (var row in table.Rows)
                AppendCsv(text, row);
            return text.ToString();
        }

        /// <summary>As Markdown, the columns as wide as what is in them, so that it can be read as it is.</summary>
        public string ToMarkdown()
        {
            var rows = table.Rows.Select(row => row.Select(MarkdownOf).ToList()).ToList();
            var widths = table.Columns.Select((column, index) => rows.Select(row => row[index].Length).Append(MarkdownOf(column.Heading).Length).Append(3).Max()).ToList();
            var text = new StringBuilder();
            AppendMarkdown(text, table, widths, [.. table.Columns.Select(column => MarkdownOf(column.Heading))]);
            text.Append("| ").AppendJoin(" | ", table.Columns.Select((column, index) => column.IsNumber ? new string('-', widths[index] - 1) + ":" : new string('-', widths[index]))).Append(" |\n");
            foreach (var row in rows)
                AppendMarkdown(text, table, widths, row);
            return text.ToString();
        }

        /// <summary>As a table of HTML.</summary>
        public string ToHtml()
        {
            var text = new StringBuilder("<table>\n<thead><tr>");
            foreach (var column in table.Columns)
                text.Append(column.IsNumber ? "<th class=\"n\">" : "<th>").Append(WebUtility.HtmlEncode(column.Heading)).Append("</th>");
            text.Append("</tr></thead>\n<tbody>\n");
            foreach (var row in table.Rows)
            {
                text.Append("<tr>");
                foreach (var (index, cell) in row.Index())
                    text.Append(table.Columns[index].IsNumber ? "<td class=\"n\">" : "<td>").Append(WebUtility.HtmlEncode(cell)).Append("</td>");
                text.Append("</tr>\n");
            }
            return text.Append("</tbody>\n</table>\n").ToString();
        }
    }

    private static void AppendCsv(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(CsvOf)).Append('\n');

    private static string CsvOf(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static void AppendMarkdown(StringBuilder text, Table table, List<int> widths, List<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select((cell, index) => table.Columns[index].IsNumber ? cell.PadLeft(widths[index]) : cell.PadRight(widths[index]))).Append(" |\n");

    private static string MarkdownOf(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');
}
