using ClusterSim.Serialization;

namespace ClusterSim;

/// <summary>An object of a manifest, and what became of it when it was applied.</summary>
public sealed class ManifestResult
{
    private const int BadRequest = 400;
    private const int Unprocessable = 422;

    private readonly ManifestDocument? _document;

    internal ManifestResult(ManifestDocument document) => (_document, Source, Line, Kind, Namespace, Name) =
        (document, document.Source, document.Position.Line, document.Kind, document.Namespace, document.Name);

    /// <summary>A part of a text that cannot be read.</summary>
    internal ManifestResult(ManifestFault fault) => (Source, Line, Refusal) = (fault.Source, fault.Position.Line, fault.Message);

    /// <summary>The file.</summary>
    public string Source { get; }

    /// <summary>Where in the file it begins, from 1; 0 when not known.</summary>
    public int Line { get; }

    /// <summary>Its kind as the manifest has it; empty where the text cannot be read.</summary>
    public string Kind { get; } = "";

    /// <summary>Its namespace as the manifest has it; empty for none.</summary>
    public string Namespace { get; } = "";

    /// <summary>Its name, or what its name is to begin with.</summary>
    public string Name { get; } = "";

    /// <summary>The object as it was stored; null when it was refused.</summary>
    public ApiObject? Object { get; private set; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public string? Refusal { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether another attempt may succeed: what it needs may come, as the kind that an operator defines, or the webhook that has not started yet.</summary>
    public bool MayRetry { get; private set; }

    internal bool Is(string kind) => Kind == kind;

    internal void Apply(Cluster cluster, Func<ApiObject, ApiObject> apply)
    {
        Attempts++;
        var faults = new List<ManifestFault>();
        if (_document!.Decode(cluster.Api.Scheme, faults) is not { } obj)
        {
            Refuse(string.Join('\n', faults.Select(fault => fault.Message)), mayRetry: cluster.Api.Scheme.Find(_document.ApiVersion, _document.Kind) is null);
            return;
        }
        try
        {
            (Object, Refusal, MayRetry) = (apply(obj), null, false);
        }
        catch (ApiServer.ApiException refusal)
        {
            Refuse(refusal.Message, mayRetry: refusal.Code is not (BadRequest or Unprocessable));
        }
    }

    private void Refuse(string why, bool mayRetry) => (Refusal, MayRetry) = (why, mayRetry);

    /// <inheritdoc/>
    public override string ToString() => $"{Source}:{Line}: {Kind}{(Kind.Length > 0 ? " " : "")}{Namespace}{(Namespace.Length > 0 ? "/" : "")}{Name}{(Refusal is null ? "" : $": {Refusal}")}";
}
