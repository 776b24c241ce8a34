namespace ClusterSim.ApiServer.Patches;

/// <summary>A strategic merge patch that makes no sense for the object.</summary>
internal sealed class StrategicMergeException : Exception
{
    private StrategicMergeException(string message, int code) : base(message) => Code = code;

    /// <summary>What the real server answers: 400 for bad form, 422 for content that does not fit, 500 for what it does not translate.</summary>
    public int Code { get; }

    public static StrategicMergeException BadForm(string message) => new(message, 400);

    public static StrategicMergeException DoesNotFit(string message) => new(message, 422);

    public static StrategicMergeException Untranslated(string message) => new(message, 500);
}
