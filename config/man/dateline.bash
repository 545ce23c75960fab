# bash completion of Dateline's programs. Commands, options and the values they
# take are read from the program's own --help, so that none can be missing.

# The --help text of the program, or of its command.
_dateline_help() {
    "$1" ${2:+"$2"} --help 2>/dev/null
}

_dateline_commands() {
    _dateline_help "$1" | sed -n '/^Subcommands:/,$s/^  \([a-z][a-z-]*\)  .*/\1/p'
}

# Values in braces behind an option: "--sort TEXT:{-date,date,relevance}"; or
# those that its description lists.
_dateline_values() {
    local help=$1 option=$2 values
    values=$(sed -n "s/^  \(-[a-z],\)\{0,1\}$option [^{]*{\([^}]*\)}.*/\2/p" <<<"$help")
    if [ -z "$values" ] && [ "$option" = --facets ]; then
        values=$(sed -n "/^  $option /,/^  -/s/^\(  $option.*  \| *\)\(event, .*\)/\2/p" <<<"$help")
    fi
    sed 's/->[0-9]*//g' <<<"$values" | tr -s ', ' '\n\n'
}

_dateline() {
    local program=${COMP_WORDS[0]} cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
    local commands command='' word help options
    commands=$(_dateline_commands "$program")
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if grep -qxF -e "$word" <<<"$commands"; then
            command=$word
            break
        fi
    done
    help=$(_dateline_help "$program" "$command")
    [ -z "$command" ] || help+=$'\n'$(_dateline_help "$program" '')
    case $prev in
    --db | --config | --out)
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        return
        ;;
    --*)
        mapfile -t COMPREPLY < <(compgen -W "$(_dateline_values "$help" "$prev")" -- "$cur")
        [ ${#COMPREPLY[@]} -eq 0 ] || return
        ;;
    esac
    if [[ $cur == -* ]]; then
        options=$(sed -n 's/^  \(-[a-z],\)\{0,1\}\(--[a-z-]*\).*/\2/p' <<<"$help")
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
    elif [ -n "$commands" ] && [ -z "$command" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$cur")
        [ ${#COMPREPLY[@]} -ne 0 ] || mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    fi
}

complete -o filenames -F _dateline dateline dateline-index dateline-annotate dateline-lexicon
