using System.Globalization;
using ClusterSim.ApiServer.Requests;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Connections;

/// <summary>Reads and checks the parameters of requests that lead into a Pod.</summary>
/// <remarks>Source: core/v1/conversion.go; core/validation/validation.go, ValidatePodLogOptions; kubelet server/remotecommand (v1.36).</remarks>
internal static class ConnectionOptions
{
    private static readonly string[] LogStreams = ["All", "Stderr", "Stdout"];

    /// <exception cref="ApiException">400, 422: something in it cannot be.</exception>
    public static PodLogOptions Log(QueryString query, string pod)
    {
        var options = new PodLogOptions
        {
            Container = query.Find("container") ?? "",
            Follow = query.Flag("follow") ?? false,
            Previous = query.Flag("previous") ?? false,
            SinceSeconds = query.Number("sinceSeconds"),
            SinceTime = query.Find("sinceTime") is { Length: > 0 } text ? ParseTime(text) : null,
            Timestamps = query.Flag("timestamps") ?? false,
            TailLines = query.Number("tailLines"),
            LimitBytes = query.Number("limitBytes"),
            Stream = query.Find("stream") ?? "All",
        };
        Check(options, pod);
        return options;
    }

    /// <exception cref="ApiException">422: something in it cannot be.</exception>
    public static void Check(PodLogOptions options, string pod)
    {
        var errors = new FieldErrors();
        if (options.TailLines is < 0)
            errors.Invalid(FieldPath.Root("tailLines"), options.TailLines, FormatText.NotNegative);
        if (options.LimitBytes is < 1)
            errors.Invalid(FieldPath.Root("limitBytes"), options.LimitBytes, "must be greater than 0");
        if (options is { SinceSeconds: not null, SinceTime: not null })
            errors.Forbidden(FieldPath.Root(""), "at most one of `sinceTime` or `sinceSeconds` may be specified");
        else if (options.SinceSeconds is < 1)
            errors.Invalid(FieldPath.Root("sinceSeconds"), options.SinceSeconds, "must be greater than 0");
        if (!LogStreams.Contains(options.Stream))
            errors.NotSupported(FieldPath.Root("stream"), options.Stream, LogStreams);
        else if (options is { Stream: not "All", TailLines: not null })
            errors.Forbidden(FieldPath.Root(""), "`tailLines` and specific `stream` are mutually exclusive for now");
        if (errors.Any)
            throw ApiErrors.Invalid("", "PodLogOptions", pod, errors);
    }

    public static StreamOptions Exec(QueryString query) => Stream(query) with { Command = query.FindAll("command") };

    public static StreamOptions Attach(QueryString query) => Stream(query);

    /// <exception cref="ApiException">400: one of them is no number.</exception>
    public static ValueList<int> Ports(QueryString query)
    {
        List<int> ports = [];
        foreach (var text in query.FindAll("ports").SelectMany(ports => ports.Split(',')))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
                throw ApiErrors.BadRequest($"unable to parse {GoText.Quote(text)} as a port");
            ports.Add(port);
        }
        return [.. ports];
    }

    private static StreamOptions Stream(QueryString query)
    {
        var options = new StreamOptions
        {
            Container = query.Find("container") ?? "",
            Stdin = query.Flag("stdin") ?? false,
            Stdout = query.Flag("stdout") ?? false,
            Stderr = query.Flag("stderr") ?? false,
            Tty = query.Flag("tty") ?? false,
        };
        return options is { Tty: true, Stderr: true } ? options with { Stderr = false } : options; // A terminal has one output.
    }

    private static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw ApiErrors.BadRequest($"parsing time {GoText.Quote(text)} as \"2006-01-02T15:04:05Z07:00\": cannot parse {GoText.Quote(text)} as \"2006\"");
}
