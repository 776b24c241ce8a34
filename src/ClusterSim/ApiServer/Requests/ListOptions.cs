using System.Globalization;
using ClusterSim.ApiServer.Registry;
using ClusterSim.ApiServer.Selectors;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Requests;

/// <summary>What the query of a list, a watch or a deletion of many says.</summary>
/// <remarks>Source: apimachinery apis/meta/internalversion/validation/validation.go (v1.36).</remarks>
internal sealed record ListOptions
{
    private const string NotOlderThan = "NotOlderThan";
    private const string ExactMatch = "Exact";

    public LabelQuery Labels { get; private init; } = LabelQuery.Everything;

    public FieldQuery Fields { get; private init; } = FieldQuery.Everything;

    public bool IsWatch { get; private init; }

    /// <summary>The revision asked for: null when none is, 0 for any.</summary>
    public long? Revision { get; private init; }

    /// <summary>Whether the list must be as it was at <see cref="Revision"/>.</summary>
    public bool IsExact { get; private init; }

    /// <summary>How many objects at most; 0 for all.</summary>
    public long Limit { get; private init; }

    public string Continue { get; private init; } = "";

    public long? TimeoutSeconds { get; private init; }

    /// <summary>Whether a watch begins with what there is; null when it is not said.</summary>
    public bool? SendInitialEvents { get; private init; }

    public bool AllowWatchBookmarks { get; private init; }

    /// <summary>Whether there is nothing to select by.</summary>
    public bool SelectsAll => Labels.IsEmpty && Fields.IsEmpty;

    public bool Matches(ApiObject obj) => Labels.Matches(obj.Metadata.Labels) && Fields.Matches(obj);

    /// <exception cref="ApiException">400 or 422: something in it makes no sense. 500: a revision that is no number, for which the real server answers so.</exception>
    public static ListOptions Read(QueryString query, ResourceEndpoint endpoint, bool isWatchPath = false)
    {
        var revision = query.Find("resourceVersion") ?? "";
        var match = query.Find("resourceVersionMatch") ?? "";
        var options = new ListOptions
        {
            IsWatch = isWatchPath || query.Flag("watch") == true,
            Labels = Parse(() => LabelQuery.Parse(query.Find("labelSelector") ?? "")),
            Limit = Math.Max(query.Number("limit") ?? 0, 0),
            Continue = query.Find("continue") ?? "",
            TimeoutSeconds = query.Number("timeoutSeconds"),
            SendInitialEvents = query.Flag("sendInitialEvents"),
            AllowWatchBookmarks = query.Flag("allowWatchBookmarks") == true,
            IsExact = match == ExactMatch,
        };
        Validate(options, revision, match);
        options = options with
        {
            Fields = Parse(() => FieldQuery.Parse(query.Find("fieldSelector") ?? "", SelectableFields.Of(endpoint))),
            Revision = ParseRevision(revision),
        };
        // From before one could say how a revision is meant: with a limit, a list is as it was then.
        return match.Length == 0 && options is { Limit: > 0, Revision: > 0, Continue: "" } ? options with { IsExact = true } : options;
    }

    /// <summary>A revision in a request; null when there is none.</summary>
    public static long? ParseRevision(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : throw ApiErrors.Internal($"resourceVersion: Invalid value: {GoText.Quote(text)}: strconv.ParseUint: parsing {GoText.Quote(text)}: invalid syntax");
    }

    private static void Validate(ListOptions options, string revision, string match)
    {
        var errors = new FieldErrors();
        if (options.IsWatch)
            ValidateWatch(options, match, errors);
        else
            ValidateList(options, revision, match, errors);
        if (errors.Any)
            throw RequestOptions.Invalid("ListOptions", errors);
    }

    private static void ValidateList(ListOptions options, string revision, string match, FieldErrors errors)
    {
        var field = FieldPath.Root("resourceVersionMatch");
        if (match.Length > 0)
        {
            if (revision.Length == 0)
                errors.Forbidden(field, "resourceVersionMatch is forbidden unless resourceVersion is provided");
            if (options.Continue.Length > 0)
                errors.Forbidden(field, "resourceVersionMatch is forbidden when continue is provided");
            if (match is not (ExactMatch or NotOlderThan))
                errors.NotSupported(field, match, ExactMatch, NotOlderThan, "");
            if (match == ExactMatch && revision == "0")
                errors.Forbidden(field, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        }
        if (options.SendInitialEvents is not null)
            errors.Forbidden(FieldPath.Root("sendInitialEvents"), "sendInitialEvents is forbidden for list");
    }

    private static void ValidateWatch(ListOptions options, string match, FieldErrors errors)
    {
        var field = FieldPath.Root("resourceVersionMatch");
        if (options.SendInitialEvents is not null && match != NotOlderThan)
            errors.Forbidden(field, "sendInitialEvents requires setting resourceVersionMatch to " + NotOlderThan);
        if (match.Length == 0)
            return;
        if (options.SendInitialEvents is null)
            errors.Forbidden(field, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
        if (match != NotOlderThan)
            errors.NotSupported(field, match, NotOlderThan);
        if (options.Continue.Length > 0)
            errors.Forbidden(field, "resourceVersionMatch is forbidden when continue is provided");
    }

    private static T Parse<T>(Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (SelectorException wrong)
        {
            throw ApiErrors.BadRequest(wrong.Message);
        }
    }
}
