using System.Globalization;
using System.Net;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Dns;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The commands <c>dig</c> and <c>host</c>, as BIND has them.</summary>
/// <remarks>Source: BIND 9.18.</remarks>
internal static class DigCommand
{
    private static readonly string[] Types = ["A", "AAAA", "SRV", "ANY", "TXT", "CNAME", "PTR", "SOA", "NS", "MX"];

    public static async Task<int> RunAsync(Process process)
    {
        var words = process.Arguments.Skip(1).ToList();
        var settings = NameCommands.SettingsOf(process);
        if (words.Find(static word => word.StartsWith('@')) is { } at)
            settings = settings with { Nameservers = [NameCommands.Addresses(process, at[1..]).FirstOrDefault() ?? at[1..]] };
        var reversed = words.IndexOf("-x") is >= 0 and var option && option + 1 < words.Count && IPAddress.TryParse(words[option + 1], out var address) ? NameCommands.ReverseOf(address) : null;
        var operands = words.Where(static word => word.Length > 0 && word[0] is not ('@' or '+' or '-') && word != "IN").ToList();
        var type = reversed is not null ? "PTR" : operands.Find(IsType)?.ToUpperInvariant() ?? "A";
        var name = reversed ?? operands.Find(static word => !IsType(word)) ?? ".";
        var (full, reply) = Ask(process, settings, name, type, searches: words.Contains("+search"));
        if (reply.Status == DnsStatus.NoReply)
        {
            await process.DelayAsync(TimeSpan.FromSeconds(15)); // +tries=3 +time=5
            await process.WriteLineAsync($"\n; <<>> DiG 9.18.28 <<>> {string.Join(' ', words)}\n;; global options: +cmd\n;; no servers could be reached\n");
            return 9;
        }
        if (words.Contains("+short"))
        {
            foreach (var record in reply.Answers)
                await process.WriteLineAsync(record.Data);
            return 0;
        }
        await WriteAsync(process, words, settings, full, type, reply);
        return 0;
    }

    public static async Task<int> HostAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "tWc");
        if (arguments.Operands.Count == 0)
        {
            await process.WriteErrorAsync("Usage: host [-aCdilrTvVw] [-c class] [-N ndots] [-t type] [-W time]\n            [-R number] [-m flag] [-p port] hostname [server]");
            return 1;
        }
        var name = arguments.Operands[0];
        var settings = NameCommands.SettingsOf(process);
        var isAddress = IPAddress.TryParse(name, out var address);
        var asked = isAddress ? NameCommands.ReverseOf(address!) : name;
        var (_, reply) = Ask(process, settings, asked, isAddress ? "PTR" : arguments.Find("t")?.ToUpperInvariant() ?? "A", searches: !isAddress);
        if (reply.Status != DnsStatus.NoError)
        {
            if (reply.Status == DnsStatus.NoReply)
                await process.DelayAsync(ResolverSettings.Patience);
            await process.WriteLineAsync(reply.Status == DnsStatus.NoReply ? ";; connection timed out; no servers could be reached" : $"Host {asked} not found: 3(NXDOMAIN)");
            return 1;
        }
        foreach (var record in reply.Answers)
            await process.WriteLineAsync(Sentence(record));
        if (reply.Answers.Count == 0)
            await process.WriteLineAsync($"{name} has no {arguments.Find("t")?.ToUpperInvariant() ?? "A"} record");
        return 0;
    }

    private static string Sentence(DnsRecord record) => record.Type switch
    {
        "A" => $"{record.Name} has address {record.Data}",
        "AAAA" => $"{record.Name} has IPv6 address {record.Data}",
        "CNAME" => $"{record.Name} is an alias for {record.Data}",
        "PTR" => $"{record.Name} domain name pointer {record.Data}",
        _ => $"{record.Name} has {record.Type} record {record.Data}",
    };

    private static bool IsType(string word) => Types.Contains(word.ToUpperInvariant());

    private static (string Name, DnsReply Reply) Ask(Process process, ResolverSettings settings, string name, string type, bool searches)
    {
        (string, DnsReply) last = (name.TrimEnd('.'), DnsReply.None);
        foreach (var candidate in searches ? settings.Candidates(name) : [name.TrimEnd('.')])
        {
            last = (candidate, NameCommands.Ask(process, settings, candidate, type));
            if (last.Item2.Status != DnsStatus.NxDomain)
                break;
        }
        return last;
    }

    private static async Task WriteAsync(Process process, List<string> words, ResolverSettings settings, string name, string type, DnsReply reply)
    {
        var server = settings.Nameservers.FirstOrDefault() ?? "127.0.0.1";
        DnsRecord[] authority = reply.Authority is { } record ? [record] : [];
        var isOfCluster = server == process.Container.Network.DnsAddress;
        await process.WriteLineAsync($"\n; <<>> DiG 9.18.28 <<>> {string.Join(' ', words)}\n;; global options: +cmd\n;; Got answer:");
        await process.WriteLineAsync($";; ->>HEADER<<- opcode: QUERY, status: {(reply.Status == DnsStatus.NxDomain ? "NXDOMAIN" : "NOERROR")}, id: {process.Container.NextRandom(65536)}");
        await process.WriteLineAsync($";; flags: qr{(isOfCluster ? " aa" : "")} rd{(isOfCluster ? "" : " ra")}; QUERY: 1, ANSWER: {reply.Answers.Count}, AUTHORITY: {authority.Length}, ADDITIONAL: {reply.Additional.Count + 1}");
        if (isOfCluster)
            await process.WriteLineAsync(";; WARNING: recursion requested but not available");
        await process.WriteLineAsync($"\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n;; QUESTION SECTION:\n;{name}.\t\tIN\t{type}\n");
        await SectionAsync(process, "ANSWER", reply.Answers);
        await SectionAsync(process, "AUTHORITY", authority);
        await SectionAsync(process, "ADDITIONAL", reply.Additional);
        var size = 64 + reply.Answers.Concat(authority).Concat(reply.Additional).Sum(static record => 12 + record.Name.Length + record.Data.Length);
        await process.WriteLineAsync($";; Query time: 0 msec\n;; SERVER: {server}#53({server}) (UDP)\n;; WHEN: {process.Loop.Now.ToString("ddd MMM dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC {process.Loop.Now.Year}\n;; MSG SIZE  rcvd: {size}\n");
    }

    private static async Task SectionAsync(Process process, string name, IReadOnlyList<DnsRecord> records)
    {
        if (records.Count > 0)
            await process.WriteLineAsync($";; {name} SECTION:\n{string.Join('\n', records.Select(static record => $"{record.Name}.\t{DnsRecord.Ttl}\tIN\t{record.Type}\t{record.Data}"))}\n");
    }
}
