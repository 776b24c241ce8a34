using System.Globalization;

namespace ClusterSim.Lab;

/// <summary>The GPUs a Pod asks for, by its annotations.</summary>
/// <param name="Count">How many; 0 for none.</param>
/// <param name="MilliEach">How much of each, in thousandths: 1 to 1000; 0 when it asks for none.</param>
/// <param name="Models">The models it can use, joined by <c>|</c>; empty for any.</param>
public readonly record struct GpuRequest(int Count, int MilliEach, string Models)
{
    /// <summary>Thousandths in a whole GPU.</summary>
    public const int WholeGpu = 1000;

    /// <summary>Annotation: how many GPUs. Without it, none.</summary>
    public const string CountKey = "clustersim.io/gpu-count";

    /// <summary>Annotation: thousandths of each GPU. Without it, all of each.</summary>
    public const string MilliKey = "clustersim.io/gpu-milli";

    /// <summary>Annotation: models, joined by <c>|</c>. Without it, any.</summary>
    public const string ModelsKey = "clustersim.io/gpu-models";

    /// <summary>The annotations that are looked at.</summary>
    public static IReadOnlyList<string> Keys { get; } = [CountKey, MilliKey, ModelsKey];

    /// <summary>All it asks for, in thousandths of a GPU.</summary>
    public long TotalMilli => (long)Count * MilliEach;

    /// <summary>True when it is content with a part of one GPU.</summary>
    public bool IsSharing => Count == 1 && MilliEach < WholeGpu;

    /// <summary>True when GPUs of that model will do.</summary>
    public bool Accepts(string model)
    {
        if (string.IsNullOrEmpty(Models))
            return true;
        foreach (var range in Models.AsSpan().Split('|'))
        {
            if (Models.AsSpan(range).SequenceEqual(model))
                return true;
        }
        return false;
    }

    /// <summary>What a Pod asks for.</summary>
    /// <exception cref="FormatException">An annotation is no whole number, or out of range.</exception>
    public static GpuRequest Of(Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return Of(pod.Metadata.Annotations);
    }

    /// <summary>What a Pod of these annotations asks for.</summary>
    /// <inheritdoc cref="Of(Pod)"/>
    public static GpuRequest Of(ValueMap<string> annotations)
    {
        ArgumentNullException.ThrowIfNull(annotations);
        var count = Number(annotations, CountKey, 0, 0, int.MaxValue);
        return count == 0 ? default(GpuRequest) with { Models = "" } : new(count, Number(annotations, MilliKey, WholeGpu, 1, WholeGpu), annotations.Find(ModelsKey) ?? "");
    }

    /// <summary>The annotations that say this; empty when no GPU is asked for.</summary>
    public ValueMap<string> ToAnnotations()
    {
        if (Count == 0)
            return [];
        var annotations = ValueMap.Of(
            (CountKey, Count.ToString(CultureInfo.InvariantCulture)),
            (MilliKey, MilliEach.ToString(CultureInfo.InvariantCulture)));
        return string.IsNullOrEmpty(Models) ? annotations : annotations.Set(ModelsKey, Models);
    }

    private static int Number(ValueMap<string> annotations, string key, int missing, int least, int most)
    {
        if (annotations.Find(key) is not { } text)
            return missing;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"The annotation {key} is '{text}', not a whole number from {least} to {most}.");
    }
}
