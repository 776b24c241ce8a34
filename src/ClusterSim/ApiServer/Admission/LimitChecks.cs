using System.Globalization;
using ClusterSim.ApiServer.Quota;

namespace ClusterSim.ApiServer.Admission;

/// <summary>What about a Pod or a claim breaks the bounds of a LimitRange, in Kubernetes' words.</summary>
/// <remarks>Source: plugin/pkg/admission/limitranger/admission.go, PodValidateLimitFunc (v1.36).</remarks>
internal static class LimitChecks
{
    public static IEnumerable<string> Of(Pod pod, LimitRange range)
    {
        foreach (var item in range.Spec.Limits)
        {
            if (item.Type == "Container")
                foreach (var container in pod.Spec.InitContainers.Concat(pod.Spec.Containers))
                    foreach (var text in Check(item, container.Resources.Requests, container.Resources.Limits))
                        yield return text;
            else if (item.Type == "Pod")
                foreach (var text in Check(item, PodTotals.Requests(pod.Spec).ToValueMap(), PodTotals.Limits(pod.Spec).ToValueMap()))
                    yield return text;
        }
    }

    public static IEnumerable<string> Of(PersistentVolumeClaim claim, LimitRange range)
    {
        foreach (var item in range.Spec.Limits.Where(item => item.Type == "PersistentVolumeClaim"))
        {
            foreach (var (name, bound) in item.Min)
                if (Below(name, item.Type, bound, claim.Spec.Resources.Requests, []) is { } text)
                    yield return text;
            foreach (var (name, bound) in item.Max)
                if (RequestAbove(name, item.Type, bound, claim.Spec.Resources.Requests) is { } text)
                    yield return text;
        }
    }

    private static IEnumerable<string> Check(LimitRangeItem item, ValueMap<Quantity> requests, ValueMap<Quantity> limits)
    {
        foreach (var (name, bound) in item.Min)
            if (Below(name, item.Type, bound, requests, limits) is { } text)
                yield return text;
        foreach (var (name, bound) in item.Max)
            if (Above(name, item.Type, bound, requests, limits) is { } text)
                yield return text;
        foreach (var (name, bound) in item.MaxLimitRequestRatio)
            if (RatioAbove(name, item.Type, bound, requests, limits) is { } text)
                yield return text;
    }

    private static string? Below(string name, string type, Quantity bound, ValueMap<Quantity> requests, ValueMap<Quantity> limits)
    {
        var what = $"minimum {name} usage per {type} is {bound}";
        if (!requests.TryGetValue(name, out var request))
            return what + ".  No request is specified";
        if (request < bound)
            return $"{what}, but request is {request}";
        return limits.TryGetValue(name, out var limit) && limit < bound ? $"{what}, but limit is {limit}" : null;
    }

    private static string? Above(string name, string type, Quantity bound, ValueMap<Quantity> requests, ValueMap<Quantity> limits)
    {
        var what = $"maximum {name} usage per {type} is {bound}";
        if (!limits.TryGetValue(name, out var limit))
            return what + ".  No limit is specified";
        if (limit > bound)
            return $"{what}, but limit is {limit}";
        return requests.TryGetValue(name, out var request) && request > bound ? $"{what}, but request is {request}" : null;
    }

    private static string? RequestAbove(string name, string type, Quantity bound, ValueMap<Quantity> requests)
    {
        var what = $"maximum {name} usage per {type} is {bound}";
        if (!requests.TryGetValue(name, out var request))
            return what + ".  No request is specified";
        return request > bound ? $"{what}, but request is {request}" : null;
    }

    private static string? RatioAbove(string name, string type, Quantity bound, ValueMap<Quantity> requests, ValueMap<Quantity> limits)
    {
        var what = $"{name} max limit to request ratio per {type} is {bound}";
        var request = requests.Find(name);
        if (request.IsZero)
            return what + ", but no request is specified or request is 0";
        var limit = limits.Find(name);
        if (limit.IsZero)
            return what + ", but no limit is specified or limit is 0";
        var ratio = limit.Value / request.Value;
        return ratio > bound.Value ? $"{what}, but provided ratio is {ratio.ToString("F6", CultureInfo.InvariantCulture)}" : null;
    }
}
