namespace ClusterSim.ApiServer.Admission.Webhooks;

/// <summary>Which webhooks are asked a second time about one write, since others have changed the object after them.</summary>
/// <remarks>Source: apiserver admission/reinvocation.go; admission/plugin/webhook/mutating/reinvocationcontext.go (v1.36).</remarks>
internal sealed class Reinvocation
{
    private readonly List<Webhook> _asked = [];
    private readonly HashSet<Webhook> _again = new(ReferenceEqualityComparer.Instance); // Looked up only.

    /// <summary>Whether the object has been changed, so that all plugins have another look.</summary>
    public bool IsNeeded { get; private set; }

    /// <summary>Whether that look is under way; there is no third.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>Notes that a webhook was asked that wants to be asked again.</summary>
    public void Asked(Webhook webhook) => _asked.Add(webhook);

    /// <summary>Notes that the object was changed.</summary>
    public void Changed()
    {
        IsNeeded = true;
        _again.UnionWith(_asked);
    }

    /// <summary>Begins the second round.</summary>
    public void Start() => IsUnderWay = true;

    /// <summary>Whether a webhook is to be asked in this round.</summary>
    public bool Concerns(Webhook webhook) => !IsUnderWay || _again.Contains(webhook);
}
