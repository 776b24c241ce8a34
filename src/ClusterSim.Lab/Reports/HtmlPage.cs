using System.Net;
using System.Text;
using ClusterSim.Lab.Charts;

namespace ClusterSim.Lab.Reports;

/// <summary>A page of charts and tables in one file, which needs no network: it can be sent by mail, and opened anywhere.</summary>
/// <param name="title">What the page is called.</param>
/// <param name="introduction">What stands above everything else, as text.</param>
public sealed class HtmlPage(string title, string introduction)
{
    private const string Style = """
        :root{color-scheme:light dark}
        body{font:16px/1.5 system-ui,-apple-system,'Segoe UI','DejaVu Sans',Arial,sans-serif;max-width:1000px;margin:2rem auto;padding:0 1rem;color:#1f2328;background:#fff}
        h1{font-size:1.6rem;margin:0 0 .5rem} h2{font-size:1.2rem;margin:2rem 0 .5rem} p{margin:.3rem 0;color:#59636e}
        svg{max-width:100%;height:auto;display:block;margin:1rem 0}
        .scroll{overflow-x:auto} table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
        th,td{padding:.3rem .6rem;border-bottom:1px solid #d8dee4;text-align:left;white-space:nowrap} .n{text-align:right}
        th{background:#f3f5f7;white-space:normal;vertical-align:bottom} summary{cursor:pointer;margin:1rem 0}
        @media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117} p{color:#9aa4af} th,td{border-color:#2a313a} th{background:#161b22}}
        """;

    private readonly StringBuilder _body = new();

    /// <summary>Adds a chart below what is there.</summary>
    public HtmlPage Add(Chart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        _body.Append(chart.ToSvg());
        return this;
    }

    /// <summary>Adds a table below what is there, under its name.</summary>
    /// <param name="table">The table.</param>
    /// <param name="note">What is to be known of it; empty: nothing.</param>
    /// <param name="isFolded">Whether its rows show only when its reader asks.</param>
    public HtmlPage Add(Table table, string note = "", bool isFolded = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        _body.Append($"<h2>{WebUtility.HtmlEncode(table.Name)}</h2>\n");
        if (note.Length > 0)
            _body.Append($"<p>{WebUtility.HtmlEncode(note)}</p>\n");
        _body.Append(isFolded ? $"<details><summary>{table.Rows.Count} rows</summary>\n" : "").Append("<div class=\"scroll\">\n").Append(table.ToHtml()).Append("</div>\n").Append(isFolded ? "</details>\n" : "");
        return this;
    }

    /// <summary>The page, whole.</summary>
    public string ToHtml() => new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"/>\n")
        .Append($"<title>{WebUtility.HtmlEncode(title)}</title>\n<style>\n{Style.ReplaceLineEndings("\n")}\n</style>\n</head>\n<body>\n<h1>{WebUtility.HtmlEncode(title)}</h1>\n<p>{WebUtility.HtmlEncode(introduction)}</p>\n")
        .Append(_body).Append("</body>\n</html>\n").ToString();
}
