using ClusterSim.ApiServer.Requests;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Access;

/// <summary>Requests that somebody makes in the name of somebody else, as <c>kubectl --as</c> does.</summary>
/// <remarks>Source: apiserver endpoints/filters/impersonation (v1.36).</remarks>
internal static class Impersonation
{
    private const string Prefix = "Impersonate-";
    private const string ExtraPrefix = "Impersonate-Extra-";
    private const string AuthenticationGroup = "authentication.k8s.io";

    public static bool IsAsked(ApiRequest request)
    {
        foreach (var (name, _) in request.Headers)
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>In whose name the request is made.</summary>
    /// <exception cref="ApiException">403: the caller may not. 500: it is not said in whose name.</exception>
    public static Caller Check(ApiRequest request, AccessControl access)
    {
        var user = request.FindHeader("Impersonate-User") ?? "";
        var groups = ValuesOf(request, "Impersonate-Group");
        var uid = request.FindHeader("Impersonate-Uid") ?? "";
        var extra = ExtraOf(request);
        if (user.Length == 0)
            throw ApiErrors.Internal($"Internal Server Error: {GoText.Quote(request.Target)}: requested {Wanted(groups, uid, extra)} without impersonating a user");

        void Require(string resource, string name, string group = "", string subresource = "", string ns = "") =>
            access.Require(new() { Caller = request.Caller, Verb = "impersonate", Group = group, Resource = resource, Subresource = subresource, Namespace = ns, Name = name });

        var account = ServiceAccountName.Parse(user);
        if (account is { } key)
            Require("serviceaccounts", key.Name, ns: key.Namespace);
        else
            Require("users", user);
        foreach (var group in groups)
            Require("groups", group);
        foreach (var (name, values) in extra)
            foreach (var value in values)
                Require("userextras", value, AuthenticationGroup, name);
        if (uid.Length > 0)
            Require("uids", uid, AuthenticationGroup);
        return new(user) { Groups = AllGroups(user, account, groups), Uid = uid, Extra = extra };
    }

    private static ValueList<string> AllGroups(string user, ObjectKey? account, List<string> given)
    {
        var groups = new List<string>(given);
        if (groups.Count == 0 && account is { } key)
            groups.AddRange(ServiceAccountName.GroupsOf(key.Namespace));
        if (!groups.Contains(WellKnownUsers.Authenticated) && !groups.Contains(WellKnownUsers.Unauthenticated))
            groups.Add(user == WellKnownUsers.Anonymous ? WellKnownUsers.Unauthenticated : WellKnownUsers.Authenticated);
        return groups.ToValueList();
    }

    private static List<string> ValuesOf(ApiRequest request, string header) =>
        [.. request.Headers.Where(field => field.Key.Equals(header, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value)];

    private static ValueMap<ValueList<string>> ExtraOf(ApiRequest request)
    {
        var extra = ValueMap<ValueList<string>>.Empty;
        foreach (var (name, value) in request.Headers)
            if (name.StartsWith(ExtraPrefix, StringComparison.OrdinalIgnoreCase))
            {
                var key = Uri.UnescapeDataString(name[ExtraPrefix.Length..].ToLowerInvariant());
                extra = extra.Set(key, extra.TryGetValue(key, out var values) ? values.Add(value) : [value]);
            }
        return extra;
    }

    private static string Wanted(List<string> groups, string uid, ValueMap<ValueList<string>> extra) =>
        "[" + string.Join(' ', [.. groups.Select(group => "groups " + group), .. extra.Keys.Select(key => "userextras/" + key), .. uid.Length > 0 ? ["uids " + uid] : Array.Empty<string>()]) + "]";
}
